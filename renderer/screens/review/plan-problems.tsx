// The steps that could not be planned, each as a problem with the way on.

import type { ReactElement } from 'react';
import type { StepResult } from '../../../preload/contract/plans.ts';
import type { Question } from '../../../preload/contract/questions.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/layout.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { useLanguage } from '../../state/language.ts';
import { useShell, useVisit } from '../../state/shell.ts';

/** Nothing when nothing is in the way. */
export function PlanProblems({ failed }: { readonly failed: readonly StepResult[] }): ReactElement | null {
  const { t, w: { review: words } } = useLanguage();
  if (failed.length === 0) return null;
  return (
    <Section title={words.problems}>
      <ul className="rows">
        {failed.map(({ id, problem, question }) => problem && (
          <li key={id}><p className="meta">{t.steps[id].title}</p><ProblemPanel problem={problem}><WayOn /></ProblemPanel>{question && <Agree question={question} />}</li>
        ))}
      </ul>
    </Section>
  );
}

/** What the person may decide otherwise: the sentence says what is then done, with both values. */
function Agree({ question }: { readonly question: Question }): ReactElement {
  const { visit } = useShell();
  const { t, w: { review: words } } = useLanguage();
  return (
    <div className="stack-s">
      <p>{fill(t.questions[question.name], { expected: question.expected, found: question.found })}</p>
      <Button kind="plain" onPress={() => visit.plan({}, [question.name])}>{words.agree}</Button>
    </div>
  );
}

function WayOn(): ReactElement {
  const { visit } = useShell();
  const { w: { review: words } } = useLanguage();
  const isLooking = useVisit(({ planning }) => planning !== undefined);
  return (
    <>
      <Button kind="plain" icon="refresh" isBusy={isLooking} busyLabel={words.looking} onPress={() => visit.plan({})}>{words.lookAgain}</Button>
      <Button kind="plain" onPress={() => visit.show('keys')}>{words.toKeys}</Button>
      <Button kind="plain" onPress={() => visit.show('start')}>{words.toStart}</Button>
    </>
  );
}
