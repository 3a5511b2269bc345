// Two places that screen readers listen to. They are always there: a region that appears together with its text is not read.

import type { ReactElement } from 'react';

/** `polite` waits for the sentence that is being read, `urgent` does not. */
export function LiveRegion({ polite, urgent }: { readonly polite: string; readonly urgent: string }): ReactElement {
  return (
    <div className="unseen">
      <p role="status">{polite}</p>
      <p role="alert">{urgent}</p>
    </div>
  );
}
