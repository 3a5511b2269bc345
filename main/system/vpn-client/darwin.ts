// Tunnelblick (6) and the macOS programs that tell of it, as data: what to run for each thing we need. Scripts go to osascript on stdin, so
// that no word of them stands in an argument list. What the answers mean is in tunnelblick/output.ts. Documented only: never run on a Mac.

import { posix } from 'node:path';
import { isAddress, isUserName } from '../../../preload/contract/lab.ts';
import { Secret } from '../../core/secret.ts';
import type { Command } from '../command.ts';

const timeoutMs = 10_000;
/** An Apple event waits two minutes for its answer, and the system may ask the person first whether we may send any. */
const scriptMs = 130_000;

export const bundleId = 'net.tunnelblick.tunnelblick';
/** It runs from nowhere else. */
export const bundle = '/Applications/Tunnelblick.app';
/** Its terms for scripts; the code of the command that installs a profile tells whether this version knows it (Tunnelblick, tunnelblick.sdef). */
export const dictionary = posix.join(bundle, 'Contents', 'Resources', 'tunnelblick.sdef');
export const installCommandCode = 'TBLKInCo';
/** There once Tunnelblick was started and had installed its helper, which takes an administrator's password. */
export const supportFolder = '/Library/Application Support/Tunnelblick';
export const logFolder = posix.join(supportFolder, 'Logs');

/** Where Tunnelblick keeps a person's own profiles; what runs is a copy that only root can change. Never written to by us. */
export function privateProfile(home: string, name: string): string {
  return posix.join(home, 'Library', 'Application Support', 'Tunnelblick', 'Configurations', `${checkedName(name)}.tblk`);
}

/** Where everybody's profiles are. */
export function sharedProfile(name: string): string {
  return posix.join(supportFolder, 'Shared', `${checkedName(name)}.tblk`);
}

/** `6.0 (build 6160)` on stdout. */
export function askVersion(): Command {
  return { program: '/usr/bin/defaults', args: ['read', posix.join(bundle, 'Contents', 'Info'), 'CFBundleShortVersionString'], timeoutMs };
}

/** Opens a profile in Tunnelblick, which then asks the person. Exit code 0: it was handed over. */
export function openProfile(file: string): Command {
  return { program: '/usr/bin/open', args: ['-b', bundleId, file], timeoutMs };
}

/** Installs a profile for this user; answers `true` or `false`. The argument has to be a list (Tunnelblick, ApplescriptCommands.m). */
export function installPrivate(file: string): Command {
  return script(tell(`install private configurations {${quoted(file)}}`));
}

/** The names of all profiles, a line for each. */
export function listProfiles(): Command {
  return script(onlyWhenRunning('set found to name of every configuration', "set AppleScript's text item delimiters to linefeed\nreturn found as text"));
}

/** The state of a profile, or `NOT RUNNING` without starting Tunnelblick. */
export function askState(name: string): Command {
  return script(onlyWhenRunning(`set found to state of first configuration where name = ${quoted(checkedName(name))}`, 'return found'));
}

/** Connects; answers `false` when there is no such profile or it is connected. Starts Tunnelblick when it does not run. */
export function connectProfile(name: string): Command {
  return script(tell(`connect ${quoted(checkedName(name))}`));
}

/** Disconnects; answers `false` when it was not connected. */
export function disconnectProfile(name: string): Command {
  return script(onlyWhenRunning(`set found to disconnect ${quoted(checkedName(name))}`, 'return found'));
}

/** Keeps the user's name for the login in the keychain, so that only the code is left to type. */
export function saveUserName(name: string): Command {
  return script(tell(`save username ${quoted(checkedName(name))} for ${quoted(checkedName(name))}`));
}

/** Keeps the passphrase of the key in the keychain. There is no such function for the one-time code: kept, it would fail at each login. */
export function savePassphrase(name: string, passphrase: Secret): Command {
  const [before, after] = tell(`save passphrase \u0000 for ${quoted(checkedName(name))}`).split('\u0000');
  const escaped = [...passphrase.reveal()].flatMap((byte) => (byte === 0x22 || byte === 0x5c ? [0x5c, byte] : [byte]));
  const parts = [Buffer.from(`${before ?? ''}"`), Buffer.from(escaped), Buffer.from(`"${after ?? ''}`)];
  const whole = new Secret(Buffer.concat(parts));
  for (const part of parts) part.fill(0);
  return script(whole);
}

/** Removes what Tunnelblick keeps for a profile: user name, password, passphrase. */
export function deleteCredentials(name: string): Command {
  return script(tell(`delete all credentials for ${quoted(checkedName(name))}`));
}

function script(stdin: string | Secret): Command {
  return { program: '/usr/bin/osascript', args: ['-'], stdin, timeoutMs: scriptMs };
}

function tell(line: string): string {
  return `tell application id "${bundleId}"\n\t${line}\nend tell\n`;
}

/** Asking must not start it. */
function onlyWhenRunning(line: string, then: string): string {
  return `if application id "${bundleId}" is not running then return "NOT RUNNING"\n${tell(line)}${then}\n`;
}

/** A text in AppleScript: only the quotation mark and the backslash mean something in it (AppleScript Language Guide, text). */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;
}

/** Names of profiles are names of users: nothing in them means anything to AppleScript or to Tunnelblick. */
function checkedName(name: string): string {
  if (!isUserName(name)) throw new Error('a profile is named after a user');
  return name;
}

/** Asks which way packets to an address go. Exit code 1: there is no way. */
export function askRoute(address: string): Command {
  if (!isAddress(address)) throw new Error('a route is asked for one IPv4 address');
  return { program: '/sbin/route', args: ['-n', 'get', address], timeoutMs, okCodes: [0, 1] };
}

/** The addresses of a network interface. */
export function askInterface(name: string): Command {
  if (!/^[a-z]{1,8}\d{1,4}$/.test(name)) throw new Error('an interface of macOS is a word and a number');
  return { program: '/sbin/ifconfig', args: [name], timeoutMs };
}

/** The routing table for IPv4. */
export function listRoutes(): Command {
  return { program: '/usr/sbin/netstat', args: ['-rn', '-f', 'inet'], timeoutMs };
}
