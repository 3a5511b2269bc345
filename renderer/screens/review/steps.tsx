// What the plan holds besides changes: where the person is needed, what is fine already and what is left out, folded.

import type { ReactElement } from 'react';
import { Disclosure } from '../../components/disclosure.tsx';
import { Section } from '../../components/layout.tsx';
import { StateWord } from '../../components/state-mark.tsx';
import { useLanguage } from '../../state/language.ts';
import type { Review } from '../../state/review.ts';
import { counted } from './finding.ts';
import css from './review.module.css';

/** The places at which the run will wait. */
export function Stops({ stops }: Pick<Review, 'stops'>): ReactElement | null {
  const { t, w: { review: words } } = useLanguage();
  if (stops.length === 0) return null;
  return (
    <Section title={words.stopsTitle}>
      <ul className="rows">{stops.map((id) => <li key={id}><b>{t.steps[id].title}</b><p className="soft">{words.stop[id]}</p></li>)}</ul>
    </Section>
  );
}

/** Steps that the run will not touch. */
export function OtherSteps({ review: { already, skipped } }: { readonly review: Review }): ReactElement {
  const { t, w: { review: words } } = useLanguage();
  return (
    <div className={css.others}>
      {already.length > 0 && (
        <Disclosure summary={counted(already.length, words.fineOne, words.fineMany)}>
          <ul className="stack-s">{already.map((id) => <li key={id}><StateWord mark="already">{t.steps[id].title}</StateWord></li>)}</ul>
        </Disclosure>
      )}
      {skipped.length > 0 && (
        <Disclosure summary={counted(skipped.length, words.skippedOne, words.skippedMany)}>
          <ul className="stack-s">
            {skipped.map(({ id, reason }) => <li key={id}><StateWord mark="skipped">{t.steps[id].title}</StateWord>{reason && <p className="meta">{t.skipReasons[reason]}</p>}</li>)}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
