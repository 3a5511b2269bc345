// What stands behind a mark: the lines that changed and what the verifier read, in its own words. Closed until somebody wants to know.

import type { ReactElement } from 'react';
import type { Change, Evidence as Read, StepResult } from '../../preload/contract/plans.ts';
import type { Texts } from '../../preload/contract/text/index.ts';
import { useLanguage } from '../state/language.ts';
import css from './evidence.module.css';

/** The disclosure of one step; nothing when there is nothing behind it. */
export function Evidence({ result }: { readonly result: StepResult }): ReactElement | null {
  const { t } = useLanguage();
  const made = result.state === 'done' ? result.changes : []; // a plan that was not carried out is no evidence
  const diffs = made.filter((change) => change.diff.length > 0);
  if (diffs.length === 0 && result.evidence === undefined) return null;
  return (
    <details className={css.evidence}>
      <summary><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7.5 4.5 13 10l-5.500 5.500" /></svg>{t.phrases.evidence}</summary>
      {diffs.map((change) => <Diff key={`${change.kind} ${change.place}`} change={change} />)}
      {result.evidence && <Readings read={result.evidence} t={t} />}
    </details>
  );
}

function Readings({ read, t }: { readonly read: Read; readonly t: Texts }): ReactElement {
  return (
    <dl className={css.readings}>
      {Object.entries(read).map(([name, value]) => <div key={name}><dt>{name}</dt><dd><code>{shown(value, t)}</code></dd></div>)}
    </dl>
  );
}

function shown(value: Read[string], t: Texts): string {
  if (typeof value === 'boolean') return value ? t.window.yes : t.window.no;
  return typeof value === 'object' ? value.join(', ') : String(value);
}

const signs: Readonly<Record<string, string | undefined>> = { '+': css.added, '-': css.removed };

function Diff({ change }: { readonly change: Change }): ReactElement {
  return (
    <figure className={css.diff}>
      <figcaption>{change.place}</figcaption>
      <pre>{change.diff.map((line, index) => <span key={index} className={signs[line.charAt(0)]}>{`${line}\n`}</span>)}</pre>
    </figure>
  );
}
