// How a transfer ended. "Unchanged" is said only of what was read back and compared; what was proved, and how, is said in so many words.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { FileProblem, TransferResult } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { CopyBlock } from '../../components/copy-block.tsx';
import { Evidence } from '../../components/evidence.tsx';
import { Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { useLanguage } from '../../state/language.ts';
import { KistaRail } from './kista-rail.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { leadOfResult, pairsOfResult, reportOfResult, titleOfResult } from './result-texts.ts';
import { useKistaTexts } from './texts.ts';
import { TransferRows } from './transfer-rows.tsx';

interface ResultProps extends PageProps {
  readonly result: TransferResult;
}

/** The page. */
export function ResultPage({ store, told, result }: ResultProps): ReactElement {
  const texts = useKistaTexts();
  const { language } = useLanguage();
  const problem = useStore(store, (state) => state.problem?.problem) ?? result.problem;
  const isProved = result.state === 'complete' && result.proof !== 'none';
  const pairs = pairsOfResult(result, texts, language);
  return (
    <Page rail={<KistaRail store={store} />} bar={<Bar store={store} told={told} result={result} />}>
      <PageHead title={titleOfResult(result, texts, language)} lead={leadOfResult(result, texts, language)} focusOn={result.state} />
      <div className="stack">
        {problem !== undefined && <ProblemPanel problem={problem} />}
        <Skipped problems={result.problems} more={result.moreProblems} />
        {isProved && (
          <>
            <Evidence title={texts.result.proof} pairs={pairs} />
            <CopyBlock title={texts.result.forLab} text={reportOfResult(result, told.information?.user ?? '', texts, language)} />
          </>
        )}
        <Section title={texts.result.files}><TransferRows rows={result.rows} proof={result.proof} /></Section>
      </div>
    </Page>
  );
}

/** What did not get there, each with its reason. */
function Skipped({ problems, more }: { readonly problems: readonly FileProblem[]; readonly more: number }): ReactElement | undefined {
  const { t } = useLanguage();
  const { result: words } = useKistaTexts();
  if (problems.length === 0) return undefined;
  return (
    <Section title={words.skipped}>
      <ul className="rows">
        {problems.map(({ name, problem }, index) => (
          <li key={index} className={css.skipped}><b>{fill('{name}', { name })}</b><span className="soft">{problemText(t, problem).what} {problemText(t, problem).next}</span></li>
        ))}
      </ul>
      {more > 0 && <p className="meta">{fill(words.skippedMore, { count: String(more) })}</p>}
    </Section>
  );
}

function Bar({ store, told, result: { state, direction } }: ResultProps): ReactElement {
  const { result: words, transfer: transferWords } = useKistaTexts();
  const again = direction === 'upload' ? words.again : words.againFetch;
  const canGoOn = state !== 'complete' && told.unfinished !== undefined;
  return (
    <ActionBar start={<Button kind="quiet" onPress={() => store.again(direction === 'upload' ? 'download' : 'upload')}>{direction === 'upload' ? transferWords.other : transferWords.otherSend}</Button>}>
      {canGoOn && <Button kind="primary" onPress={() => store.run('resume')}>{words.resume}</Button>}
      <Button kind="plain" onPress={() => store.again(direction)}>{again}</Button>
    </ActionBar>
  );
}
