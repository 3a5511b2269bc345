// One `kista` command from its words: the passphrase of the key is asked for on a terminal, or read from standard input, at most once.

import { Secret, wipeSecrets, type Secrets } from '../core/secret.ts';
import { kistaLetters } from '../kista/letters.ts';
import { helpText } from './help.ts';
import { parseKistaArguments } from './kista-arguments.ts';
import { carryOutKista } from './kista.ts';
import type { CommandOutput } from './output.ts';
import { chosenLanguage, type Process } from './process.ts';
import { askSecrets, readSecrets } from './secrets-input.ts';

/** Throws `usage.*`, `kista.*`, an AbortError. */
export async function kistaCommand(words: readonly string[], given: Process): Promise<CommandOutput> {
  if (words.some((word) => word === '--help' || word === '-h')) return { command: 'kista', exitCode: 0, more: { json: {}, lines: helpText(given.language).trimEnd().split('\n') } };
  const args = parseKistaArguments(words);
  const language = chosenLanguage(args.values.lang, given.language);
  let kept: Secrets | undefined;
  const ask = async (wanted: 'new' | 'present'): Promise<Secrets> => {
    if (args.secretsOnStdin) return readSecrets(given.stdin);
    if (given.stdin.isTTY !== true || given.stderr.isTTY !== true) return {};
    const { passphraseOfKey, newPassphrase } = kistaLetters(language).headless;
    return askSecrets(['keyPassphrase'], () => (wanted === 'new' ? newPassphrase : passphraseOfKey), given);
  };
  // Each use overwrites its own copy: a transfer logs in more than once.
  const secrets = async (wanted: 'new' | 'present'): Promise<Secrets> => {
    kept ??= await ask(wanted);
    return kept.keyPassphrase === undefined ? {} : { keyPassphrase: new Secret(kept.keyPassphrase.reveal()) };
  };
  try {
    return await carryOutKista({ args, given, language, stateDir: args.values['state-dir'] ?? given.stateDir, secrets });
  } finally {
    if (kept !== undefined) wipeSecrets(kept);
  }
}
