// What is sent or fetched: chosen, then under way, then proved. Which of the three it is the store knows.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { isAtResult } from '../../state/kista-page.ts';
import { ChoosePage } from './choose.tsx';
import type { PageProps } from './page-props.ts';
import { ResultPage } from './result.tsx';
import { UnderWayPage } from './under-way.tsx';

/** The page. */
export function TransferPage({ store, told }: PageProps): ReactElement {
  const state = useStore(store);
  if (state.doing === 'transfer') return <UnderWayPage store={store} />;
  if (told.result !== undefined && isAtResult(state)) return <ResultPage store={store} told={told} result={told.result} />;
  return <ChoosePage store={store} told={told} />;
}
