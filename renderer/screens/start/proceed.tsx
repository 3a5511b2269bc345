// The way on from the start screen, and what it waits for.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { ButtonRow } from '../../components/button-row.tsx';
import { useLanguage } from '../../state/language.ts';
import { useVisit } from '../../state/shell.ts';
import { missingOf, type StartStore } from '../../state/start-store.ts';

/** For who waits or likes to press: the screen goes on by itself. */
export function Proceed({ store }: { readonly store: StartStore }): ReactElement {
  const { w: { start: words } } = useLanguage();
  const missing = missingOf(useStore(store), useVisit(({ journey }) => journey));
  const reasons = { archive: words.waitArchive, link: words.waitLink } as const;
  const [first] = missing;
  const reason = first === undefined ? undefined : missing.length > 1 ? words.waitBoth : reasons[first];
  return <ButtonRow><Button kind="primary" onPress={store.proceed} disabledReason={reason}>{words.proceed}</Button></ButtonRow>;
}
