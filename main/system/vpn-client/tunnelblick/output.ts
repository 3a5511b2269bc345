// What osascript, Tunnelblick and the network programs of macOS say, as data. Messages of osascript are translated; the number at their end
// is not. Pure.

import { LabProblem } from '../../../core/problem.ts';
import type { CommandResult } from '../../command.ts';
import { bundleId } from '../darwin.ts';
import type { Heard } from '../connection/conversation.ts';

export const tunnelblickName = 'Tunnelblick';

/** The number of an Apple event error: `… (-1743)` at the end of the last line. */
function errorNumber({ stderr }: CommandResult): number | undefined {
  const found = /\((-\d+)\)\s*$/.exec(stderr.toString('utf8'))?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Error numbers of AppleScript Language Guide and MacErrors.h: what each means when Tunnelblick was told something. */
const causes: Readonly<Record<number, () => LabProblem>> = {
  // errAEEventNotPermitted, and errAEEventWouldRequireUserConsent.
  [-1743]: () => new LabProblem('vpn.automationDenied'),
  [-1744]: () => new LabProblem('vpn.automationDenied'),
  // errAENoSuchObject: no profile of that name.
  [-1728]: () => new LabProblem('vpn.noProfile'),
  [-1719]: () => new LabProblem('vpn.noProfile'),
  // procNotFound, connectionInvalid: it ended while it was asked.
  [-600]: () => new LabProblem('vpn.clientNotRunning', { name: tunnelblickName }, { retry: 'now' }),
  [-609]: () => new LabProblem('vpn.clientNotRunning', { name: tunnelblickName }, { retry: 'now' }),
  // kLSApplicationNotFoundErr.
  [-10814]: () => new LabProblem('vpn.clientMissing', { name: tunnelblickName }),
  // errAETimeout: it shows a window of its own and answers nothing.
  [-1712]: () => new LabProblem('vpn.clientBusy', { name: tunnelblickName }, { retry: 'now' }),
  // userCanceledErr.
  [-128]: () => new LabProblem('vpn.cancelledInClient', {}, { retry: 'now' }),
};

/** What a script answered, without its line end. Throws `vpn.*` by the number of its error. */
export function readAnswer(result: CommandResult): string {
  if (result.exitCode === 0) return result.stdout.toString('utf8').replace(/\r?\n$/, '');
  const number = errorNumber(result);
  // "Can't get application id …": the object that is missing is Tunnelblick itself.
  if (number === -1728 && result.stderr.includes(bundleId)) throw new LabProblem('vpn.clientMissing', { name: tunnelblickName });
  throw (number === undefined ? undefined : causes[number]?.()) ?? new LabProblem('vpn.clientStopped', { detail: `osascript ${number ?? `exit ${result.exitCode}`}` });
}

/** What a command of Tunnelblick answered: `true` and `false` in every language. */
export function readYes(result: CommandResult): boolean {
  return readAnswer(result) === 'true';
}

const notRunning = 'NOT RUNNING';

/** The names of its profiles; none when it does not run. */
export function readNames(result: CommandResult): readonly string[] | undefined {
  const answer = readAnswer(result);
  return answer === notRunning ? undefined : answer.split(/[\r\n]+/).filter((name) => name !== '');
}

/**
 * A state as part of the conversation with OpenVPN, whose words most of them are; besides, Tunnelblick has words of its own, two of them for
 * its windows (Tunnelblick, Localizable.strings, "Connection status"). `idle`: neither connected nor on the way.
 */
export function readState(state: string): Heard | { readonly kind: 'idle' } | { readonly kind: 'asks' } {
  if (state === 'EXITING' || state === 'DISCONNECTING' || state === notRunning) return { kind: 'idle' };
  if (state === 'PASSWORD_WAIT' || state === 'PRIVATE_KEY_WAIT') return { kind: 'asks' };
  return { kind: 'state', state, detail: '', address: '' };
}

/** `6.0.1` of `6.0.1 (build 6160)`. */
export function readVersion({ exitCode, stdout }: CommandResult): string | undefined {
  return exitCode === 0 ? /^(\d+(?:\.\d+)*)/.exec(stdout.toString('utf8'))?.[1] : undefined;
}

export interface MacRoute {
  readonly interface: string;
  /** As `10.42.0.0/16`. */
  readonly destination: string;
}

/** Where packets go by `route -n get`; undefined when there is no way. Its words are not translated. */
export function readRoute({ exitCode, stdout }: CommandResult): MacRoute | undefined {
  const text = stdout.toString('latin1');
  const field = (name: string): string | undefined => new RegExp(`^\\s*${name}: (\\S+)\\s*$`, 'm').exec(text)?.[1];
  const name = field('interface');
  const destination = field('destination');
  if (exitCode !== 0 || name === undefined || destination === undefined) return undefined;
  if (destination === 'default') return { interface: name, destination: '0.0.0.0/0' };
  const mask = field('mask');
  return { interface: name, destination: `${destination}/${mask === undefined ? 32 : bitsOf(mask)}` };
}

function bitsOf(mask: string): number {
  return mask.split('.').map((part) => Number(part).toString(2).replaceAll('0', '').length).reduce((sum, bits) => sum + bits, 0);
}

/** This computer's address in a tunnel: `inet 10.8.0.6 --> 10.8.0.5`. Undefined for an interface that is no tunnel or is down. */
export function readTunnelAddress(name: string, { exitCode, stdout }: CommandResult): string | undefined {
  const text = stdout.toString('latin1');
  const isUp = /^\w+: flags=[0-9a-f]+<(?:[A-Z0-9]+,)*UP(?:,[A-Z0-9]+)*>/m.test(text);
  return exitCode === 0 && isUp && /^utun\d+$/.test(name) ? /^\s+inet ([\d.]+) -->/m.exec(text)?.[1] : undefined;
}

/** What goes through an interface by `netstat -rn`, for evidence. */
export function readRoutes(name: string, { stdout }: CommandResult): readonly string[] {
  const rows = stdout.toString('latin1').split('\n').map((line) => line.trim().split(/\s+/));
  return rows.filter((row) => row[3] === name && row[0] !== undefined).map((row) => row[0] ?? '');
}
