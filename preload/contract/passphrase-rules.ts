// The lab's rules for a passphrase, told by the window while a person types and checked again in the main process before anything is
// sent: the server gives three tries and names one broken rule at a time. Pure. Rules as published by HUNT Cloud and as in its PAM (reference: feasibility 5: pam_pwquality
// minlen=12 difok=3 ucredit=-1 lcredit=-1); ours are the last three.

export const passphraseRules = ['length', 'upperCase', 'lowerCase', 'different', 'noNames', 'plainCharacters'] as const;
export type PassphraseRule = (typeof passphraseRules)[number];

export interface RuleReading {
  readonly rule: PassphraseRule;
  readonly met: boolean;
}

export interface PassphraseContext {
  /** The temporary key, or the passphrase until now; empty when it is not known. */
  readonly old: string;
  readonly user: string;
  readonly lab: string;
}

const fewestCharacters = 12;
/** Longer ones are cut or refused somewhere: PAM takes 512 bytes, a terminal line less in some modes. */
const mostBytes = 128;
const fewestDifferent = 3;

/** Which rules a passphrase meets, in the order in which they are shown. */
export function readRules(passphrase: string, context: PassphraseContext): readonly RuleReading[] {
  const met: Readonly<Record<PassphraseRule, boolean>> = {
    length: [...passphrase].length >= fewestCharacters,
    upperCase: /\p{Lu}/u.test(passphrase),
    lowerCase: /\p{Ll}/u.test(passphrase),
    different: newCharacters(passphrase, context.old) >= fewestDifferent && !containsEither(passphrase, context.old),
    noNames: ![context.user, context.lab].some((name) => name !== '' && passphrase.toLowerCase().includes(name.toLowerCase())),
    // A terminal obeys control characters instead of passing them on; a blank at an end is lost when a person copies it.
    plainCharacters: !/\p{Cc}|^\s|\s$/u.test(passphrase) && new TextEncoder().encode(passphrase).length <= mostBytes,
  };
  return passphraseRules.map((rule) => ({ rule, met: met[rule] }));
}

/** The first rule that a passphrase breaks. */
export function brokenRule(passphrase: string, context: PassphraseContext): PassphraseRule | undefined {
  return readRules(passphrase, context).find(({ met }) => !met)?.rule;
}

/** How many characters would have to be put in, taken out or changed: what libpwquality compares with difok (its `distance`). */
function newCharacters(passphrase: string, old: string): number {
  const [left, right] = [[...passphrase], [...old]];
  let row = right.map((_character, index) => index + 1);
  for (const [at, character] of left.entries()) {
    let diagonal = at;
    let before = at + 1;
    row = row.map((above, index) => {
      const cost = Math.min(before + 1, above + 1, diagonal + (right[index] === character ? 0 : 1));
      diagonal = above;
      before = cost;
      return cost;
    });
  }
  return row.at(-1) ?? left.length;
}

/** Neither may be the other with something added, nor the same in other case. */
function containsEither(passphrase: string, old: string): boolean {
  const [left, right] = [passphrase.toLowerCase(), old.toLowerCase()];
  return right !== '' && (left.includes(right) || right.includes(left));
}
