// OpenVPN GUI (community 2.5 to 2.7) and the Windows programs that tell of it, as data: what to run for each thing we need. What their
// answers mean is in openvpn-gui/output.ts. No secret is ever among these words. Documented only: none of it was run on Windows.

import { win32 } from 'node:path';
import { isAddress, isUserName } from '../../../preload/contract/lab.ts';
import type { Command } from '../command.ts';

/** Reading the registry takes milliseconds; PowerShell takes a second or two to start. */
const registryMs = 10_000;
const powershellMs = 30_000;
/** OpenVPN GUI itself gives up after 30 s when the running one does not take a message (openvpn-gui, main.c). */
const deliverMs = 40_000;

/** Where OpenVPN's installer writes down what it installed (openvpn-gui, registry.c). */
export const installKey = 'HKLM\\SOFTWARE\\OpenVPN';
export const guiKey = 'HKCU\\SOFTWARE\\OpenVPN-GUI';

/** Where OpenVPN GUI keeps what a person let it save for a profile (openvpn-gui, save_pass.c), encrypted for this login. */
export function savedKey(name: string): string {
  return `${guiKey}\\configs\\${checkedName(name)}`;
}

/** The saved secrets among its values: the passphrase of the key, and the password, which is an old one-time code. */
export const savedSecrets = ['key-data', 'auth-data'] as const;
export type SavedSecret = (typeof savedSecrets)[number];

/** One value of a key; `undefined` asks for the default value, whose name is translated. Exit code 1: it is not there. */
export function queryValue(systemRoot: string, key: string, value: string | undefined): Command {
  return reg(systemRoot, ['query', key, ...(value === undefined ? ['/ve'] : ['/v', value]), '/reg:64'], [0, 1]);
}

/** All values of a key. Exit code 1: the key is not there. */
export function queryKey(systemRoot: string, key: string): Command {
  return reg(systemRoot, ['query', key, '/reg:64'], [0, 1]);
}

/** Copies a key with its values over another one. What it holds stays encrypted and never passes through us. */
export function copyKey(systemRoot: string, from: string, to: string): Command {
  return reg(systemRoot, ['copy', from, to, '/s', '/f', '/reg:64'], [0]);
}

/** Removes one value. Exit code 1: it was not there. */
export function deleteValue(systemRoot: string, key: string, value: SavedSecret): Command {
  return reg(systemRoot, ['delete', key, '/v', value, '/f', '/reg:64'], [0, 1]);
}

/** Removes a key with everything in it. Exit code 1: it was not there. */
export function deleteKey(systemRoot: string, key: string): Command {
  return reg(systemRoot, ['delete', key, '/f', '/reg:64'], [0, 1]);
}

function reg(systemRoot: string, args: readonly string[], okCodes: readonly number[]): Command {
  return { program: win32.join(systemRoot, 'System32', 'reg.exe'), args, timeoutMs: registryMs, okCodes };
}

/** The groups of this login with their numbers (SIDs), which no language changes. */
export function listGroups(systemRoot: string): Command {
  return { program: win32.join(systemRoot, 'System32', 'whoami.exe'), args: ['/groups', '/fo', 'csv', '/nh'], timeoutMs: registryMs };
}

/** `OpenVPN 2.6.12 [git:…] …`. Older versions end with exit code 1 all the same. */
export function askVersion(openvpn: string): Command {
  return { program: openvpn, args: ['--version'], timeoutMs: registryMs, okCodes: [0, 1] };
}

export type GuiVerb = 'connect' | 'disconnect' | 'rescan';

/**
 * A message to the running OpenVPN GUI. Exit codes (openvpn-gui, main.c): 0 delivered, 1 none is running, 2 it did not take it in 30 s, 3 it
 * is still starting. 0 says nothing of what became of it. `import` is not among the verbs: it always asks in a window of its own.
 */
export function tellGui(gui: string, verb: GuiVerb, name?: string): Command {
  return { program: gui, args: ['--command', verb, ...(name === undefined ? [] : [checkedName(name)])], timeoutMs: deliverMs, okCodes: [0, 1, 2, 3] };
}

/** A registry value whose letters reg.exe cannot print: it writes in the code page of the console, which lacks most of them. */
export function readValueAsUtf8(systemRoot: string, key: typeof installKey | typeof guiKey, value: string): Command {
  if (!/^[a-z_]+$/.test(value)) throw new Error('the name of a registry value is a word of ours');
  const path = key.replace(/^(HKLM|HKCU)/, 'Registry::$1').replace('HKLM', 'HKEY_LOCAL_MACHINE').replace('HKCU', 'HKEY_CURRENT_USER');
  return powershell(systemRoot, `(Get-ItemProperty -LiteralPath '${path}').'${value}' | ConvertTo-Json -Compress`);
}

/**
 * Which way packets to an address go, through which adapter, from which of our addresses, and what else goes there. Find-NetRoute answers
 * two objects: the address packets start from and the line of the routing table (Microsoft, NetTCPIP).
 */
export function askTunnel(systemRoot: string, address: string): Command {
  if (!isAddress(address)) throw new Error('a route is asked for one IPv4 address');
  return powershell(systemRoot, [
    `$found = @(Find-NetRoute -RemoteIPAddress '${address}')`,
    '$index = $found[1].InterfaceIndex',
    '$adapter = Get-NetAdapter -InterfaceIndex $index -IncludeHidden',
    '$routes = @(Get-NetRoute -InterfaceIndex $index -AddressFamily IPv4 | ForEach-Object { $_.DestinationPrefix })',
    '[pscustomobject]@{ interface = $adapter.Name; description = $adapter.InterfaceDescription; address = $found[0].IPAddress; destination = $found[1].DestinationPrefix; routes = $routes } | ConvertTo-Json -Compress',
  ].join('; '));
}

/** The text is ours and holds no quotation mark, so that it is one argument however Windows splits the line. */
function powershell(systemRoot: string, text: string): Command {
  if (text.includes('"')) throw new Error('a PowerShell text of ours holds no quotation mark');
  const script = `$ErrorActionPreference = 'Stop'; [Console]::OutputEncoding = [Text.Encoding]::UTF8; ${text}`;
  return {
    program: win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script], timeoutMs: powershellMs,
  };
}

/** Names of profiles are names of users; anything else would be a path or an option of somebody else's. */
function checkedName(name: string): string {
  if (!isUserName(name.replace(/\.before-[0-9a-f]{8}$/, ''))) throw new Error('a profile is named after a user');
  return name;
}
