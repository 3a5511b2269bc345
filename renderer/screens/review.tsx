// Everything that will change, before anything does: counted, grouped by whom it concerns, with the lines on demand and who will ask. One
// press carries it out.

import type { ReactElement } from 'react';
import type { JourneyResult } from '../../preload/contract/plans.ts';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { PlanList } from '../components/plan-list.tsx';
import { StateWord } from '../components/state-mark.tsx';
import { useLanguage } from '../state/language.ts';
import { reviewOf } from '../state/review.ts';
import { useVisit } from '../state/shell.ts';
import { findingOfReview } from './review/finding.ts';
import { groupsOfReview } from './review/groups.tsx';
import { PlanProblems } from './review/plan-problems.tsx';
import { ReviewBar } from './review/review-bar.tsx';
import { OtherSteps, Stops } from './review/steps.tsx';
import { VisitRail } from './visit-rail.tsx';

/** The screen; without a plan there is nothing to show. */
export function ReviewScreen(): ReactElement | null {
  const plan = useVisit((visit) => visit.plan);
  return plan === undefined ? null : <PlanReview plan={plan} />;
}

function PlanReview({ plan }: { readonly plan: JourneyResult }): ReactElement {
  const words = useLanguage();
  const problem = useVisit((visit) => visit.problem);
  const review = reviewOf(plan);
  const { title, lead } = findingOfReview(review, words);
  return (
    <Page rail={<VisitRail />} bar={<ReviewBar review={review} />}>
      <PageHead title={title} lead={lead} focusOn={plan.digest ?? ''}>
        {problem?.code === 'plan.changedMeanwhile' && <StateWord mark="needs">{words.w.review.changedMeanwhile}</StateWord>}
      </PageHead>
      <PlanProblems failed={review.failed} />
      <PlanList groups={groupsOfReview(review, { words, isPractice: plan.practice })} />
      <Stops stops={review.stops} />
      <OtherSteps review={review} />
    </Page>
  );
}
