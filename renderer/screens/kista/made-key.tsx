// The key that was made: where its halves are, and the e-mail that takes the public one to the contact in the lab.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { ButtonRow } from '../../components/button-row.tsx';
import { CopyBlock } from '../../components/copy-block.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Evidence } from '../../components/evidence.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { StateWord } from '../../components/state-mark.tsx';
import type { KistaStanding } from '../../state/kista-state.ts';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

interface MadeProps extends PageProps {
  readonly used: KistaStanding['keys'][number];
  readonly onAnother: () => void;
}

/** Evidence and the ways to send it. */
export function MadeKey({ store, told, used, onAnother }: MadeProps): ReactElement {
  const { key: words } = useKistaTexts();
  const { doing, problem } = useStore(store);
  const pairs = [
    { name: words.public, value: used.publicFile === undefined ? <span className="soft">{words.publicGone}</span> : <code>{used.publicFile}</code> },
    { name: words.place, value: <code>{used.place}</code> }, { name: words.type, value: words.kinds[used.kind] },
    { name: words.protectedBy, value: used.hasPassphrase ? words.withPassphrase : words.withoutPassphrase },
  ];
  return (
    <div className="stack-s">
      <Evidence pairs={pairs} />
      <p><b>{words.send}</b><br /><span className="soft">{words.sendText}</span></p>
      <ButtonRow>
        <Button kind="primary" icon="mail" isBusy={doing === 'hand'} busyLabel={words.mailBusy} onPress={() => store.hand('mail')}>{words.mail}</Button>
        <Button kind="plain" icon="folder" onPress={() => store.hand('show')}>{words.show}</Button>
      </ButtonRow>
      <Handed store={store} told={told} place={used.publicFile ?? used.place} />
      {(problem?.of === 'hand' || problem?.of === 'key') && <ProblemPanel problem={problem.problem} />}
      <Disclosure summary={words.line}><CopyBlock title={words.line} text={used.publicLine} /></Disclosure>
      <p className={css.after}><Button kind="quiet" onPress={onAnother}>{words.another}</Button></p>
    </div>
  );
}

/** What became of the last press. */
function Handed({ store, told, place }: PageProps & { readonly place: string }): ReactElement | undefined {
  const { key: words } = useKistaTexts();
  const handed = useStore(store, (state) => state.handed);
  if (handed === undefined || (handed.what !== 'mail' && handed.what !== 'show')) return undefined;
  const mail = told.scene !== undefined ? words.mailPractice : handed.opened ? words.mailOpened : words.mailMade;
  const sentence = handed.what === 'mail' ? fill(mail, { file: handed.made }) : handed.opened || told.scene !== undefined ? words.shown : fill(words.notShown, { place });
  return <p role="status"><StateWord mark="done">{sentence}</StateWord></p>;
}
