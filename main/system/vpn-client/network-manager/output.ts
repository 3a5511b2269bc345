// What NetworkManager's command line program says, as data, and its refusals as problems. Its words for what is wrong are data in
// ../../log-phrases/network-manager.ts. Pure.

import { LabProblem } from '../../../core/problem.ts';
import type { CommandResult } from '../../command.ts';
import { networkManagerPhrases } from '../../log-phrases/network-manager.ts';
import { findCause } from '../../log-phrases/phrase.ts';
import { connectionFields } from '../linux.ts';

export interface ListedConnection {
  readonly uuid: string;
  /** `vpn`, `802-3-ethernet` and so on. */
  readonly type: string;
  readonly name: string;
}

export interface Connection {
  readonly uuid: string;
  readonly name: string;
  /** The VPN's own settings: `remote`, `cert`, `password-flags` and so on. */
  readonly data: ReadonlyMap<string, string>;
  readonly user: string;
  readonly neverDefault: boolean;
  readonly ipv6: string;
  readonly autoconnect: boolean;
  readonly permissions: string;
}

/** Answers whether there is a NetworkManager to talk to. */
export function readRunning({ exitCode, stdout }: CommandResult): boolean {
  return exitCode === 0 && stdout.toString('utf8').trim() === 'running';
}

/** Reads `UUID:TYPE:NAME` lines. A name may hold colons. */
export function readList(result: CommandResult): readonly ListedConnection[] {
  refuseFailure(result);
  const lines = result.stdout.toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const [, uuid, type, name] = /^([0-9a-f-]{36}):([^:]*):(.*)$/.exec(line) ?? [];
    return uuid === undefined || type === undefined || name === undefined ? [] : [{ uuid, type, name }];
  });
}

const openvpn = 'org.freedesktop.NetworkManager.openvpn';

/** Reads one connection; undefined when it is gone (exit code 10) or is no OpenVPN connection. */
export function readConnection(uuid: string, result: CommandResult): Connection | undefined {
  if (result.exitCode === 10) return undefined;
  refuseFailure(result);
  const lines = result.stdout.toString('utf8').split('\n');
  const field = (name: (typeof connectionFields)[number]): string => lines[connectionFields.indexOf(name)] ?? '';
  if (field('vpn.service-type') !== openvpn) return undefined;
  return {
    uuid, name: field('connection.id'), data: readData(field('vpn.data')), user: field('vpn.user-name'),
    neverDefault: field('ipv4.never-default') === 'yes', ipv6: field('ipv6.method'),
    autoconnect: field('connection.autoconnect') === 'yes', permissions: field('connection.permissions'),
  };
}

/** `ca = /x, remote = 192.0.2.1:1194`: a value may hold commas, so an item begins where a key follows. */
function readData(text: string): ReadonlyMap<string, string> {
  const items = text.split(/, (?=[a-z0-9-]+ = )/);
  return new Map(items.flatMap((item) => {
    const at = item.indexOf(' = ');
    return at === -1 ? [] : [[item.slice(0, at), item.slice(at + 3)] as const];
  }));
}

/** The UUID of a connection that was imported. Throws `vpn.importRefused`. */
export function readImported(result: CommandResult): string {
  refuseFailure(result);
  const uuid = /\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/.exec(result.stdout.toString('utf8'))?.[1];
  if (uuid === undefined) throw new LabProblem('vpn.importRefused', { detail: 'uuid' });
  return uuid;
}

/** Why the program failed, where its words say so; else the problem given. They are English because programs are run with LC_ALL=C. */
export function refusalOf({ stderr }: Pick<CommandResult, 'stderr'>, otherwise: LabProblem): LabProblem {
  const found = findCause(stderr.toString('utf8'), networkManagerPhrases);
  return found === undefined ? otherwise : new LabProblem(found.code, found.facts, { retry: found.retry });
}

/** Exit codes of nmcli(1): 3 timeout, 8 NetworkManager is not running, 10 no such connection. A missing permission has no code of its own. */
export function refuseFailure({ exitCode, stderr }: CommandResult): void {
  if (exitCode === 0) return;
  const gone = new LabProblem('vpn.changedMeanwhile', {}, { retry: 'now' });
  const refusal = refusalOf({ stderr }, exitCode === 10 ? gone : new LabProblem('vpn.importRefused', { detail: `nmcli ${exitCode}` }));
  throw exitCode === 10 && refusal.problem.code === 'vpn.noProfile' ? gone : refusal;
}
