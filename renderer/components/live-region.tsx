// Two places that screen readers listen to. They are always there: a region that appears together with its text is not read. What is said
// is added and not exchanged, so that two things in one moment are both read.

import type { ReactElement } from 'react';

export interface Said {
  readonly id: number;
  readonly text: string;
  /** Interrupts what is being read: for what needs the person, and for problems. */
  readonly isUrgent: boolean;
}

/** The last things said. */
export function LiveRegion({ said }: { readonly said: readonly Said[] }): ReactElement {
  return (
    <div className="unseen">
      <div role="status" aria-atomic="false">{said.filter(({ isUrgent }) => !isUrgent).map(({ id, text }) => <p key={id}>{text}</p>)}</div>
      <div role="alert" aria-atomic="false">{said.filter(({ isUrgent }) => isUrgent).map(({ id, text }) => <p key={id}>{text}</p>)}</div>
    </div>
  );
}
