// Beside the lines of a change: who will ask before it is made, how it is taken back, and the lines for somebody else to put in.

import type { ReactElement } from 'react';
import type { Change } from '../../../preload/contract/plans.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { CopyBlock } from '../../components/copy-block.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { PromptSketch } from '../../components/prompt-sketch.tsx';
import { useLanguage } from '../../state/language.ts';
import { linesByHand } from '../../state/review.ts';
import { useShell } from '../../state/shell.ts';
import css from './review.module.css';

/** What is behind Show, below the lines. */
export function ChangeDetails({ change, isPractice }: { readonly change: Change; readonly isPractice: boolean }): ReactElement {
  const { t } = useLanguage();
  const promise = <p className="meta">{t.undoPromises[change.undo]}</p>;
  if (!change.needsAdministrator) return promise;
  return (
    <>
      <div className={css.ask}>
        <div className="stack-s"><WhoAsks isPractice={isPractice} />{promise}</div>
        {!isPractice && <PromptSketch />}
      </div>
      <ByHand change={change} />
    </>
  );
}

function WhoAsks({ isPractice }: { readonly isPractice: boolean }): ReactElement {
  const { platform } = useShell();
  const { w: { review: words } } = useLanguage();
  return <p className="soft">{isPractice ? words.asksPractice : words.asks[platform]}</p>;
}

function ByHand({ change }: { readonly change: Change }): ReactElement | null {
  const { w: { review: words } } = useLanguage();
  const lines = linesByHand(change);
  if (lines === undefined) return null;
  return (
    <Disclosure summary={words.byHand}>
      <p className="meta">{words.byHandText}</p>
      <CopyBlock title={fill(words.byHandTitle, { file: change.place })} text={lines} />
    </Disclosure>
  );
}
