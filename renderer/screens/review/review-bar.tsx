// The bar of the review: Apply all, the one press that agrees to everything shown; and the way back.

import type { ReactElement } from 'react';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import type { Review } from '../../state/review.ts';
import { useShell, useVisit } from '../../state/shell.ts';

/** The bar; what cannot be carried out has no Apply. */
export function ReviewBar({ review }: { readonly review: Review }): ReactElement {
  const { visit } = useShell();
  const { w: { review: words } } = useLanguage();
  const isChecking = useVisit(({ run }) => run !== undefined);
  const isBlocked = !review.canApply && review.failed.length > 0;
  return (
    <ActionBar>
      {review.canApply && <Button kind="primary" elevates={review.promptCount > 0} onPress={visit.apply}>{review.failed.length > 0 ? words.applyRest : words.apply}</Button>}
      {!review.canApply && !isBlocked && <Button kind="primary" isBusy={isChecking} busyLabel={words.looking} onPress={visit.verify}>{words.verify}</Button>}
      <Button kind="plain" onPress={() => visit.show('keys')}>{words.back}</Button>
    </ActionBar>
  );
}
