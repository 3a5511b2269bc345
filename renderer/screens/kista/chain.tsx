// The way to the kista as a line: what was looked at one after the other, with what was seen. It ends where the first thing failed.

import type { ReactElement } from 'react';
import type { Verdict } from '../../../preload/contract/kista.ts';
import type { Mark } from '../../components/state-mark.tsx';
import { UprightPath } from '../../components/upright-path.tsx';
import { runningOf } from '../../state/kista-page.ts';
import { useKistaTexts } from './texts.ts';

interface ChainProps {
  readonly verdicts: readonly Verdict[];
  /** The check goes on. */
  readonly isRunning: boolean;
}

/** The nodes. */
export function Chain({ verdicts, isRunning }: ChainProps): ReactElement {
  const { check: words } = useKistaTexts();
  const running = isRunning ? runningOf(verdicts) : undefined;
  const nodes = verdicts.map(({ id, state, seen }) => {
    const stand = id === running ? 'running' : state;
    return { id, name: words.ids[id], mark: marks[stand], word: words.states[stand], fact: id === 'fingerprint' ? undefined : seen, isSolid: state === 'passed', isCurrent: id === running || state === 'failed' };
  });
  return <UprightPath isClose label={words.path} nodes={nodes} />;
}

const marks: Readonly<Record<Verdict['state'] | 'running', Mark>> = { 'passed': 'done', 'failed': 'problem', 'not-tried': 'waits', 'running': 'running' };
