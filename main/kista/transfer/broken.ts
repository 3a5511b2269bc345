// Which problem it is that a connection to a kista came to nothing: by the system's or the client library's words, and by how far the server
// had come. Pure.

import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import { findCause } from '../../system/log-phrases/phrase.ts';
import { sshClientPhrases } from '../../system/log-phrases/ssh-client.ts';

export interface Reached {
  readonly facts: Readonly<Record<'host' | 'port' | 'address', string>>;
  /** The first bytes that came, as Latin-1. */
  said: string;
  /** The keys were exchanged, and the host key was the right one. */
  isSecure: boolean;
}

const codesOfSystem: Readonly<Record<string, ProblemCode>> = {
  ECONNREFUSED: 'kista.refused', EHOSTUNREACH: 'kista.noRoute', ENETUNREACH: 'kista.noRoute', ENETDOWN: 'kista.noRoute', EHOSTDOWN: 'kista.noRoute',
  EACCES: 'kista.blockedHere', EPERM: 'kista.blockedHere', ECONNRESET: 'kista.closedAtOnce',
};

/** Why the port was not reached; `detail` is the system's code. */
export function unreachedProblem(facts: Reached['facts'], detail: string): LabProblem {
  return new LabProblem(codesOfSystem[detail] ?? 'kista.noAnswer', { ...facts, detail }, { retry: 'now' });
}

/** Answers whether it failed only because the server has no host key of the kind that was asked for. */
export function isOtherKeyType(error: unknown): boolean {
  // ssh2's words (lib/protocol/kex.js).
  return error instanceof Error && /no matching host key/i.test(error.message);
}

/** The problem behind an error of the client library, or behind an end without one. */
export function brokenProblem(broken: Reached & { readonly error?: unknown }): LabProblem {
  const { facts, error, said } = broken;
  const code = codeOf(broken);
  // What came instead tells who answered: a web server, a login page of the network.
  const detail = code === 'kista.notSsh' ? said.replace(/[^ -~]+/g, ' ').trim().slice(0, 80) : levelOf(error);
  return new LabProblem(code, { ...facts, detail }, { retry: 'now', cause: error });
}

/** Lab phrases and their problems say what happened to a kista too. */
const codesOfPhrases: Partial<Record<ProblemCode, ProblemCode>> = {
  'ssh.nothingShared': 'kista.noSecureConnection', 'ssh.notSsh': 'kista.notSsh', 'ssh.silent': 'kista.silent',
};

/** ssh2's word for an end without a reason (lib/client.js). */
const lostEarly = 'Connection lost before handshake';

function codeOf({ said, isSecure, error }: Reached & { readonly error?: unknown }): ProblemCode {
  const message = error instanceof Error ? error.message : '';
  const known = codesOfPhrases[findCause(message, sshClientPhrases)?.code ?? 'internal'];
  if (known !== undefined) return known;
  if (isSecure) return 'kista.connectionLost';
  if (said === '') return 'kista.closedAtOnce';
  // Lines before the one that begins with SSH- are allowed (RFC 4253 4.2).
  if (!/^SSH-/m.test(said)) return 'kista.notSsh';
  const isTalk = message !== '' && message !== lostEarly && levelOf(error) !== 'client-socket';
  return isTalk ? 'kista.noSecureConnection' : 'kista.closedAtOnce';
}

function levelOf(error: unknown): string {
  return error instanceof Error && 'level' in error && typeof error.level === 'string' ? error.level : '';
}
