// At the start, when an earlier run stopped in the middle of a change: what was going on, and the two ways out of it.

import { useState, type ReactElement } from 'react';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { ButtonRow } from '../components/button-row.tsx';
import { Button } from '../components/button.tsx';
import { Section } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { asked } from '../state/asked.ts';
import { useLanguage } from '../state/language.ts';
import { useShell, useVisit } from '../state/shell.ts';
import type { VisitStore } from '../state/visit-store.ts';
import type { Standing } from '../state/visit.ts';
import { StepResults } from './step-results.tsx';

/** The page; the start when nothing was interrupted after all. */
export function InterruptedScreen(): ReactElement {
  const { w: { interrupted: words } } = useLanguage();
  const { visit } = useShell();
  const standing = useVisit(({ standings }) => standings.find(({ interrupted }) => interrupted));
  const { steps = [], practice = false } = standing ?? {};
  const open = steps.filter(({ problem }) => problem !== undefined);
  const before = steps.filter(({ problem, changes }) => problem === undefined && changes.length > 0);
  return (
    <Page bar={<ActionBar start={<Button kind="quiet" onPress={() => visit.show('start')}>{words.later}</Button>} />}>
      <PageHead title={words.title} lead={practice ? words.leadPractice : words.lead}>
        {standing && <Ways standing={standing} />}
        <p className="meta">{words.continueNote}</p>
      </PageHead>
      {open.length > 0 && <Section title={words.open}><StepResults results={open.map(({ problem: _open, ...step }) => step)} /></Section>}
      {before.length > 0 && <Section title={words.before}><StepResults results={before} /></Section>}
    </Page>
  );
}

function Ways({ standing }: { readonly standing: Standing }): ReactElement {
  const { w: { interrupted: words } } = useLanguage();
  const { api, visit } = useShell();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setIsBusy] = useState(false);
  const go = async (way: Way): Promise<void> => {
    setIsBusy(true);
    setProblem(await way(standing, api, visit));
    setIsBusy(false);
  };
  return (
    <>
      <ButtonRow>
        <Button kind="primary" isBusy={isBusy} onPress={() => go(continueRun)}>{words.continue}</Button>
        <Button kind="plain" icon="undo" isBusy={isBusy} onPress={() => go(undoRun)}>{words.undo}</Button>
      </ButtonRow>
      {problem && <ProblemPanel problem={problem} />}
    </>
  );
}

/** Answers the problem when it is not possible. */
type Way = (standing: Standing, api: Pick<LabApi, 'practice'>, visit: VisitStore) => Promise<Problem | undefined>;

/** The keys are gone, so the way leads through archive and keys; the engine recognises what is in place and looks at what was open. */
const continueRun: Way = async (standing, api, visit) => {
  const problem = await openWorld(standing, api, visit);
  if (problem === undefined) visit.show('start');
  return problem;
};

const undoRun: Way = async (standing, api, visit) => {
  const problem = await openWorld(standing, api, visit);
  if (problem === undefined) await visit.undo([]);
  return problem;
};

/** What was begun in the practice lab is ended there. */
async function openWorld({ practice, journey, lab, scene = 'happy' }: Standing, { practice: area }: Pick<LabApi, 'practice'>, visit: VisitStore): Promise<Problem | undefined> {
  if (!practice) {
    visit.know({ journey, lab });
    return undefined;
  }
  const outcome = await asked(() => area.open({ journey: journey ?? 'new_user', scene }));
  if (!outcome.ok) return outcome.problem;
  visit.know({ practice: scene, journey, lab, mail: outcome.value });
  return undefined;
}
