// Which problem it is that a connection came to nothing: by what the client library said, and by how far the machine had come. Pure.

import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import { findCause } from '../log-phrases/phrase.ts';
import { sshClientPhrases } from '../log-phrases/ssh-client.ts';
import { sshPhrases } from '../log-phrases/ssh.ts';
import type { LabHost } from './lab-hosts.ts';

export interface Broken {
  readonly host: LabHost;
  /** The first bytes that came, as Latin-1. */
  readonly said: string;
  /** The keys were exchanged: what remained was the login. */
  readonly isSecure: boolean;
  /** Left out when the connection just ended. `level` is ssh2's, `code` the system's. */
  readonly error?: Error & { readonly level?: string };
}

/** ssh2's word for an end without a reason (lib/client.js). */
const lostEarly = 'Connection lost before handshake';

const phrases = [...sshClientPhrases, ...sshPhrases];

/** The problem. Who ends a connection is not told by the end itself: before the first word it is a door that stays shut. */
export function brokenProblem(broken: Broken): LabProblem {
  const { host, error } = broken;
  const cause = error && findCause(error.message, phrases);
  const facts = { ...cause?.facts, host: host.name, address: host.address, detail: error?.level ?? '' };
  return new LabProblem(cause?.code ?? codeByStage(broken), facts, { retry: cause?.retry ?? 'now', cause: error });
}

function codeByStage({ said, isSecure, error }: Broken): ProblemCode {
  if (isSecure) return error?.level === 'client-socket' ? 'ssh.connectionLost' : 'ssh.closed';
  if (said === '') return 'ssh.closedAtOnce';
  // Lines before the one that begins with SSH- are allowed (RFC 4253 4.2).
  if (!/^SSH-/m.test(said)) return 'ssh.notSsh';
  const isTalk = error?.level === 'handshake' || error?.level === 'protocol';
  return isTalk && error.message !== lostEarly ? 'ssh.noSecureConnection' : 'ssh.closedAtOnce';
}

/** Why entry did not let us through to home. Prohibited: entry's own passphrase is still to be changed (reference: platform 8.1). */
export function throughProblem(host: LabHost, error: Error): LabProblem {
  const cause = findCause(error.message, sshClientPhrases);
  return new LabProblem(cause?.code ?? 'ssh.homeUnreachable', { host: host.name }, { retry: cause?.retry ?? 'now', cause: error });
}

const codes: Readonly<Record<string, ProblemCode>> = {
  ECONNREFUSED: 'ssh.refused', EHOSTUNREACH: 'ssh.noRoute', ENETUNREACH: 'ssh.noRoute', ENETDOWN: 'ssh.noRoute', EHOSTDOWN: 'ssh.noRoute', ECONNRESET: 'ssh.closedAtOnce',
};

/** Why entry was not reached; `detail` is the system's code. */
export function unreachedProblem(host: LabHost, detail: string): LabProblem {
  return new LabProblem(codes[detail] ?? 'ssh.unreachable', { host: host.name, address: host.address, detail }, { retry: 'now' });
}
