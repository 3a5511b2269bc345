// How one logs in on a connection: first without any secret, to learn which methods the server takes, then one try with one of them.
// OpenSSH's order: questions (keyboard-interactive) before a plain password. Never a second try on the same connection.

import ssh2, { type AnyAuthMethod, type AuthenticationType, type KeyboardInteractiveAuthMethod, type ParsedKey } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import type { LoginAttempt, LoginGuard } from './attempts.ts';
import type { Conversation } from './conversation.ts';
import { commandByHand, type LabHost } from './lab-hosts.ts';
import { reportOf } from './prompts.ts';

export type Login =
  | { readonly by: 'passphrase'; readonly secret: Secret; readonly conversation: Conversation }
  | { readonly by: 'key'; readonly key: ParsedKey };

export interface LoginHandler {
  /** For ssh2: asked for the next method. */
  next(methodsLeft: AuthenticationType[] | null, partial: boolean | null, go: (method: AnyAuthMethod) => void): void;
  /** For ssh2's banner: once a secret was sent, PAM says in it why an account is closed (OpenSSH auth2.c, do_pam_account). */
  heard(banner: string): void;
  /** For ssh2's host verifier: keeps a problem and answers whether there is none. */
  note(problem: LabProblem | undefined): boolean;
  /** The problem behind a connection that came to nothing, if it was ours. */
  failure(): unknown;
  /** The server has let us in. */
  accepted(): Promise<void>;
}

/** Reads a private key file's content. Throws `ssh.passphraseMissing` when it is locked and nothing opens it, `ssh.keyUnreadable` for a wrong passphrase or what is no key. */
export function readPrivateKey(content: Buffer, passphrase: Secret | undefined, file: string): ParsedKey {
  const parsed = ssh2.utils.parseKey(content, passphrase?.reveal());
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  // ssh2's words for a key that is whole and locked (lib/protocol/keyParser.js).
  if (key instanceof Error && /no passphrase given/.test(key.message)) throw new LabProblem('ssh.passphraseMissing');
  if (key === undefined || key instanceof Error || !key.isPrivateKey()) throw new LabProblem('ssh.keyUnreadable', { file });
  return key;
}

export interface LoginInput {
  readonly host: LabHost;
  readonly login: Login;
  readonly guard: LoginGuard;
  /** Throws when the secret must not be sent now. */
  readonly prove: () => Promise<void>;
  /** Called when the connection has to be dropped in the middle of a login. */
  readonly giveUp: () => void;
}

/** A notice of PAM is a few lines. */
const bannerLimit = 4000;

/** The handler for one connection. */
export function createLoginHandler(input: LoginInput): LoginHandler {
  const { host, login, guard, prove, giveUp } = input;
  let failure: unknown;
  let attempt: LoginAttempt | undefined;
  const drop = (error: unknown): void => {
    failure ??= error;
    giveUp();
  };
  const answer = answerQuestions(login, drop);
  const begin = async (methods: readonly AuthenticationType[]): Promise<AnyAuthMethod> => {
    const method = chooseMethod(input, methods, answer);
    await prove();
    attempt = await guard.begin(host.countedAs);
    return method;
  };
  return {
    next(methodsLeft, partial, go) {
      // Null at first, whatever the types of the library say.
      if (methodsLeft === null) return go({ type: 'none', username: host.user });
      if (partial === true) return drop(notOffered(host, methodsLeft));
      if (attempt !== undefined) return drop(refusal(input));
      begin(methodsLeft).then(go, drop);
    },
    heard(banner) {
      if (attempt !== undefined) failure ??= problemInBanner(banner, host);
    },
    note(problem) {
      failure ??= problem;
      return problem === undefined;
    },
    failure: () => failure,
    accepted: async () => {
      if (login.by === 'passphrase') login.conversation.handle({ type: 'logged-in' });
      await attempt?.strikeOut();
    },
  };
}

function refusal({ host, login }: LoginInput): unknown {
  if (login.by === 'key') return new LabProblem('ssh.keyRefused', { host: host.name, user: host.user });
  try {
    login.conversation.handle({ type: 'refused' });
    return undefined;
  } catch (problem) {
    return problem;
  }
}

function problemInBanner(banner: string, { name }: LabHost): LabProblem | undefined {
  const reports = banner.slice(0, bannerLimit).split('\n').map(reportOf);
  const code = reports.includes('account-expired') ? 'ssh.accountExpired' : reports.includes('account-locked') ? 'ssh.accountLocked' : undefined;
  return code && new LabProblem(code, { host: name });
}

type Answer = KeyboardInteractiveAuthMethod['prompt'];

function chooseMethod({ host, login }: LoginInput, methods: readonly AuthenticationType[], prompt: Answer): AnyAuthMethod {
  const username = host.user;
  if (login.by === 'key' && methods.includes('publickey')) return { type: 'publickey', username, key: login.key };
  if (login.by === 'passphrase' && methods.includes('keyboard-interactive')) return { type: 'keyboard-interactive', username, prompt };
  if (login.by === 'passphrase' && methods.includes('password')) return { type: 'password', username, password: login.secret.revealText() };
  throw notOffered(host, methods);
}

function notOffered(host: LabHost, methods: readonly AuthenticationType[]): LabProblem {
  return new LabProblem('ssh.loginNotOffered', { host: host.name, offered: methods.join(', '), command: commandByHand(host) });
}

/** A question that must not be answered stays unanswered, and the connection is dropped. */
function answerQuestions(login: Login, drop: (error: unknown) => void): Answer {
  return (...[name, instructions, , prompts, finish]) => {
    if (login.by !== 'passphrase') return;
    const asked = prompts.map(({ prompt, echo }) => ({ text: prompt, echo: echo === true }));
    try {
      const action = login.conversation.handle({ type: 'questions', instructions: `${name}\n${instructions}`, prompts: asked });
      if (action.do === 'answer') finish(action.roles.map((role) => login.conversation.valueOf(role).revealText()));
    } catch (error) {
      drop(error);
    }
  };
}
