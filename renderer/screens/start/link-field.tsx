// The field for the Lab access link. The whole e-mail may be pasted into it: what was read from it stands below.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { ProblemHint } from '../../components/problem-hint.tsx';
import { useLanguage } from '../../state/language.ts';
import type { LinkState, StartStore } from '../../state/start-store.ts';
import { shownLink } from './shown-link.ts';

/** More new characters at once than anybody types: it was put in, by a program or from a menu. */
const putIn = 20;

/** Link field with its Paste button. */
export function LinkField({ store }: { readonly store: StartStore }): ReactElement {
  const { t, w: { start: words } } = useLanguage();
  const { link } = useStore(store);
  const [text, setText] = useState('');
  const read = (given: string): void => {
    setText(shownLink(given));
    void store.readLink(given);
  };
  const change = (value: string): void => {
    setText(value);
    if (value.length > text.length + putIn) return read(value);
    store.forgetLink(value);
  };
  const problem = link.at === 'refused' ? problemText(t, link.problem) : undefined;
  const error = link.at === 'nothing-to-paste' ? words.nothingToPaste : problem?.what;
  return (
    <Field
      label={words.link} value={text} onChange={change} hint={link.at === 'refused' ? <ProblemHint problem={link.problem} /> : words.linkHint} error={error}
      verdict={verdictOf(link, words)} onPasteText={(pasted) => { read(pasted); return true; }} onCommit={() => { if (link.at === 'missing' || link.at === 'typing') read(text); }}
      action={<Button kind="plain" onPress={async () => { const pasted = await store.paste(); if (pasted !== undefined) setText(shownLink(pasted)); }}>{words.paste}</Button>}
    />
  );
}

type Words = ReturnType<typeof useLanguage>['w']['start'];

function verdictOf(link: LinkState, words: Words): { readonly mark: 'done' | 'running'; readonly text: string } | undefined {
  if (link.at === 'reading') return { mark: 'running', text: words.linkReading };
  return link.at === 'read' ? { mark: 'done', text: fill(words.linkRead, { ...link.lab }) } : undefined;
}
