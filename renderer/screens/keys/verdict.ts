// What stands beside a key: mark and words. Pure.

import type { SecretName } from '../../../preload/contract/secrets.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import type { Mark } from '../../components/state-mark.tsx';
import type { Words } from '../../state/language.ts';
import type { KeyState, Opened } from '../../state/keys-store.ts';

interface Judged {
  readonly name: SecretName;
  readonly isNeeded: boolean;
  readonly state: KeyState;
  readonly opened: Opened | undefined;
}

/** The verdict on a key; a problem is told by the field's error instead. */
export function verdictOf({ name, isNeeded, state, opened }: Judged, { w: { keys: words } }: Words): { readonly mark: Mark; readonly text: string } | undefined {
  const { provedBy, formedBy }: { provedBy: ByKey; formedBy: ByKey } = words;
  switch (state.at) {
    case 'todo': return { mark: 'todo', text: isNeeded ? words.todo : words.notNeeded };
    case 'typing': return { mark: 'todo', text: words.typing };
    case 'checking': return { mark: 'running', text: words.checking };
    case 'given': return { mark: 'done', text: words.given };
    case 'proved': return { mark: 'done', text: name === 'sevenZipKey' ? openedText(opened, words) : provedBy[name] ?? words.proved };
    case 'well-formed': return { mark: 'done', text: formedBy[name] ?? words.formed };
    case 'problem': return undefined;
  }
}

type ByKey = Readonly<Partial<Record<SecretName, string>>>;

function openedText(opened: Opened | undefined, words: Words['w']['keys']): string {
  if (opened === undefined) return words.openedUnknown;
  const { length } = opened.files;
  return fill(length === 1 ? words.openedOne : words.openedMany, { count: String(length) });
}
