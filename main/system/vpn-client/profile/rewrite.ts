// Writes a profile anew from what was understood of a checked one: every directive on its own line in one spelling, the certificates and
// keys below. Nothing of the original text is copied, so nothing can hide in it. Pure.

import type { CheckedProfile } from './lint.ts';
import { blockNames, rules, type Note } from './options.ts';
import type { Directive } from './tokenise.ts';

export interface WrittenProfile {
  /** ASCII, lines end with LF. */
  readonly text: string;
  /** What it says of ciphers, for clients that do not take it over from the text. */
  readonly ciphers: { readonly offered: readonly string[]; readonly fallback: string };
  /** Those of the profile and what the writing adds to them. */
  readonly notes: readonly Note[];
}

/** What the service's VPN server speaks (documentation of HUNT Cloud, "Failed to negotiate cipher with server"). */
const serverCipher = 'AES-256-CBC';
/** What OpenVPN 2.6 offers when a profile says nothing; it does not hold the server's. */
const usualCiphers = ['AES-256-GCM', 'AES-128-GCM', 'CHACHA20-POLY1305'];

const header = '# Checked and written by the HUNT Cloud lab access assistant. Do not edit.';
const cipherNames = ['data-ciphers', 'ncp-ciphers', 'data-ciphers-fallback'];

/** The profile as we write it. `data-ciphers` gets the server's cipher when it lacks it, and so does `data-ciphers-fallback`. */
export function rewriteProfile({ directives, parts, notes }: CheckedProfile): WrittenProfile {
  const kept = directives.filter(({ name }) => rules[name]?.writing !== 'leave-out' && !cipherNames.includes(name));
  const ciphers = ciphersOf(directives);
  const lines = [header, ...kept.map(asLine), `data-ciphers ${ciphers.offered.join(':')}`, `data-ciphers-fallback ${ciphers.fallback}`];
  const blocks = blockNames.flatMap((name) => {
    const text = parts.texts.get(name);
    return text === undefined ? [] : [`<${name}>\n${text}</${name}>\n`];
  });
  return { text: `${lines.join('\n')}\n${blocks.join('')}`, ciphers, notes: ciphers.repaired ? [...notes, 'ciphers-repaired'] : notes };
}

interface Ciphers {
  readonly offered: readonly string[];
  readonly fallback: string;
  readonly repaired: boolean;
}

function ciphersOf(directives: readonly Directive[]): Ciphers {
  const given = last(directives, 'data-ciphers', 'ncp-ciphers')?.toUpperCase().split(':');
  const listed = (given ?? usualCiphers).flatMap((cipher) => (cipher === 'DEFAULT' ? usualCiphers : [cipher.replace(/^\?/, '')]));
  const older = last(directives, 'cipher')?.toUpperCase();
  const wanted = [...listed, ...(older === undefined ? [] : [older]), serverCipher];
  const fallback = last(directives, 'data-ciphers-fallback')?.toUpperCase();
  return {
    offered: [...new Set(wanted)], fallback: fallback ?? older ?? serverCipher, repaired: !listed.includes(serverCipher) || fallback === undefined,
  };
}

/** OpenVPN keeps the last of several. */
function last(directives: readonly Directive[], ...names: readonly string[]): string | undefined {
  return directives.findLast(({ name }) => names.includes(name))?.args[0];
}

/** `setenv opt` in front lets systems that do not know a directive pass over it instead of stopping. */
function asLine({ name, args }: Directive): string {
  const words = [name, ...args.map(quoted)].join(' ');
  return rules[name]?.writing === 'if-known' ? `setenv opt ${words}` : words;
}

/** The rules let no quote and no backslash through. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_.:/@=,+!?-]+$/.test(word) ? word : `"${word}"`;
}
