// How one logs in to a kista: with the one key, once. First without anything, to hear the banner and which ways there are; the key is offered
// only after the caller has seen the banner. Passwords and questions are never answered.

import ssh2, { type AnyAuthMethod, type AuthenticationType, type ParsedKey } from 'ssh2';
import type { ProblemFacts } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';

export interface KeyLogin {
  /** For ssh2: asked for the next method. */
  readonly next: (methodsLeft: AuthenticationType[] | null, partial: boolean | null, go: (method: AnyAuthMethod) => void) => void;
  /** For ssh2: a piece of the banner. */
  readonly heard: (piece: string) => void;
  readonly banner: () => string;
  /** Throws unless the caller has seen the banner: a server may let one in before it asked for a key. */
  acknowledged(): void;
  failure(): unknown;
  /** Called once, when the login has failed. */
  onFailure(tell: () => void): void;
}

export interface KeyLoginInput {
  readonly user: string;
  readonly key: ParsedKey;
  readonly facts: ProblemFacts;
  readonly onBanner: (banner: string) => void;
}

/** Longer than any notice; what comes after is not kept. */
const bannerLimit = 20_000;

/** The login of one connection. */
export function createKeyLogin({ user, key, facts, onBanner }: KeyLoginInput): KeyLogin {
  let banner = '';
  let offered = false;
  let failure: unknown;
  let tell: () => void = () => undefined;
  const fail = (problem: unknown): void => {
    failure ??= problem;
    tell();
  };
  const notOffered = (methods: readonly AuthenticationType[]): LabProblem => new LabProblem('kista.loginNotOffered', { ...facts, user, offered: methods.join(', ') });
  const offer = (go: (method: AnyAuthMethod) => void): void => {
    try {
      onBanner(banner);
      offered = true;
    } catch (error) {
      return fail(error);
    }
    go({ type: 'publickey', username: user, key });
  };
  return {
    next(methodsLeft, partial, go) {
      // Null at first, whatever the types of the library say.
      if (methodsLeft === null) return go({ type: 'none', username: user });
      if (partial === true || (!offered && !methodsLeft.includes('publickey'))) return fail(notOffered(methodsLeft));
      if (offered) return fail(new LabProblem('kista.keyRefused', { ...facts, user }));
      offer(go);
    },
    heard(piece) {
      if (!offered) banner = (banner + piece).slice(0, bannerLimit);
    },
    banner: () => banner,
    acknowledged() {
      if (!offered) throw notOffered([]);
    },
    failure: () => failure,
    onFailure(listener) { tell = listener; },
  };
}

type KeyFile = { readonly content: Buffer; readonly passphrase?: Secret };

/** To open a locked key takes a third of a second on purpose, so it is done once and not again after each cut. */
const opened = new WeakMap<KeyFile, ParsedKey>();

/** Reads a private key. Throws `kista.passphraseMissing`, `kista.passphraseWrong`, `kista.keyUnreadable`. */
export function readKey(file: KeyFile): ParsedKey {
  const key = opened.get(file) ?? parseKey(file);
  opened.set(file, key);
  return key;
}

function parseKey({ content, passphrase }: KeyFile): ParsedKey {
  const parsed = ssh2.utils.parseKey(content, passphrase?.reveal());
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  // ssh2's words (lib/protocol/keyParser.js); with a wrong passphrase an old PEM key ends in those of OpenSSL.
  if (key instanceof Error && /no passphrase given/.test(key.message)) throw new LabProblem('kista.passphraseMissing');
  if (key instanceof Error && passphrase !== undefined && /passphrase|decrypt|integrity/i.test(key.message)) throw new LabProblem('kista.passphraseWrong', {}, { retry: 'now' });
  if (key === undefined || key instanceof Error || !key.isPrivateKey()) throw new LabProblem('kista.keyUnreadable', {});
  return key;
}
