// The changes of a plan as rows: the sentence, the place, and behind Show the lines, who asks, and how it is taken back.

import type { ReactElement } from 'react';
import type { Change } from '../../../preload/contract/plans.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import type { IconName } from '../../components/icon.tsx';
import type { PlanGroup, PlanRow } from '../../components/plan-list.tsx';
import type { Words } from '../../state/language.ts';
import type { Review, ReviewGroup } from '../../state/review.ts';
import { ChangeDetails } from './change-details.tsx';
import { changesText } from './finding.ts';
import css from './review.module.css';

interface Shown {
  readonly words: Words;
  readonly isPractice: boolean;
}

/** The groups under their titles. */
export function groupsOfReview({ groups }: Review, shown: Shown): readonly PlanGroup[] {
  const { review } = shown.words.w;
  return groups.map(({ id, changes }) => ({
    id, title: review[id], meta: metaOf(id, changes.length, review),
    rows: changes.map((change, index) => rowOf(change, { ...shown, id: `${id} ${index}`, isOpen: id === 'everyone' && index === 0 })),
  }));
}

function metaOf(id: ReviewGroup, count: number, review: Words['w']['review']): string {
  const changes = changesText(count, review);
  if (id === 'lab') return changes;
  return fill(id === 'everyone' ? review.withAdministrator : review.withoutAdministrator, { changes });
}

function rowOf(change: Change, { words, isPractice, id, isOpen }: Shown & { readonly id: string; readonly isOpen: boolean }): PlanRow {
  const sentence = fill(words.t.changes[change.kind], shortFacts(change.facts));
  return {
    id, icon: iconOf(change), sentence: <Sentence text={sentence} change={change} words={words} />, name: change.place,
    place: sentence.includes(change.place) ? undefined : change.place, diff: change.diff, isOpen,
    // That it cannot be undone stands in the sentence already.
    ...((change.needsAdministrator || change.undo !== 'impossible') && { details: <ChangeDetails change={change} isPractice={isPractice} /> }),
  };
}

/** What cannot be taken back is said at once, not behind Show. */
function Sentence({ text, change: { undo }, words: { t } }: { readonly text: string; readonly change: Change; readonly words: Words }): ReactElement {
  return <>{text}{undo === 'impossible' && <>{' '}<b className={css.final}>{t.undoPromises.impossible}</b></>}</>;
}

const longPath = 30;

/** A long path is named by its last part in the sentence; the whole of it stands below. */
export function shortFacts(facts: Change['facts']): Change['facts'] {
  const short = (value: string): string => (/^(?:\/|~|[A-Za-z]:\\)/.test(value) && value.length > longPath ? value.split(/[\\/]/).at(-1) ?? value : value);
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, short(value)]));
}

const icons: Readonly<Record<string, IconName>> = { hosts: 'lines', vpn: 'tunnel', ssh: 'key', certificate: 'certificate' };

function iconOf({ kind }: Change): IconName {
  if (kind === 'ssh.changePassphrase' || kind === 'ssh.installKey' || kind === 'ssh.recordHostKey') return 'server';
  if (kind === 'ssh.putConfigBlock' || kind === 'ssh.replaceConfigBlock') return 'lines';
  return icons[kind.split('.')[0] ?? ''] ?? 'file';
}
