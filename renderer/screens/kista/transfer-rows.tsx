// The things that are transferred, one line each: mark, name, size, how it stands, and a thin line for the one that goes on. Names come from
// this computer or from the server and are shown as text.

import type { ReactElement } from 'react';
import type { TransferResult, TransferRow } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { StateMark, type Mark } from '../../components/state-mark.tsx';
import { percentOf } from '../../state/kista-progress.ts';
import { useLanguage } from '../../state/language.ts';
import { sizeText } from '../start/size-text.ts';
import { filesText } from './amounts.ts';
import css from './kista.module.css';
import { useKistaTexts } from './texts.ts';

/** More lines than anybody reads; the rest is counted. */
const mostRows = 100;

interface RowsProps {
  readonly rows: readonly TransferRow[];
  /** Things that are not among the rows. */
  readonly moreRows?: number;
  /** What was compared after the transfer; while it goes on nothing was. */
  readonly proof: TransferResult['proof'];
}

/** The list. */
export function TransferRows({ rows, moreRows = 0, proof }: RowsProps): ReactElement {
  const { transfer: words } = useKistaTexts();
  const more = moreRows + Math.max(0, rows.length - mostRows);
  return (
    <>
      <ul className={`rows ${css.queue ?? ''}`}>{rows.slice(0, mostRows).map((row, index) => <Row key={index} row={row} proof={proof} />)}</ul>
      {more > 0 && <p className="meta">{fill(words.more, { count: String(more) })}</p>}
    </>
  );
}

function Row({ row, proof }: { readonly row: TransferRow; readonly proof: RowsProps['proof'] }): ReactElement {
  const { language } = useLanguage();
  const { transfer: words } = useKistaTexts();
  const { name, kind, files, sizeBytes, state } = row;
  const isRunning = state === 'running';
  const percent = percentOf(row);
  const mark = state === 'arrived' && proof === 'none' ? 'waits' : marks[state];
  const word = isRunning ? fill(words.percent, { percent: String(percent) }) : state === 'arrived' ? arrivedWord(proof, words.states) : words.states[state];
  return (
    <li>
      <StateMark mark={mark} />
      <span className={css.name}>{fill('{name}', { name })}{kind === 'folder' && <span className="meta"> {filesText(files, words, language)}</span>}</span>
      <span className={css.size}>{sizeText(sizeBytes, language)}</span>
      <span className={`${css.word ?? ''} ${css[mark] ?? ''}`}>{word}</span>
      {isRunning && <progress className={css.bar} aria-label={fill('{name}', { name })} value={percent} max={100} />}
    </li>
  );
}

const marks: Readonly<Record<TransferRow['state'], Mark>> = { waiting: 'todo', running: 'running', arrived: 'done', incomplete: 'problem' };

/** "Unchanged" is said of what was read back and of nothing else. */
function arrivedWord(proof: RowsProps['proof'], words: Readonly<Record<'arrived' | 'same' | 'there', string>>): string {
  if (proof === 'read-back') return words.arrived;
  return proof === 'size' ? words.same : words.there;
}
