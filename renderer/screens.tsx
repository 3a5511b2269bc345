// Which file draws which screen. Each is a chunk of its own, loaded when it is first shown, or before, when nothing else is going on.

import type { ReactElement } from 'react';
import type { Screen } from './state/visit.ts';

const loaders: Readonly<Record<Screen, () => Promise<ReactElement>>> = {
  start: async () => { const { StartScreen } = await import('./screens/start.tsx'); return <StartScreen />; },
  practice: async () => { const { PracticeScreen } = await import('./screens/practice.tsx'); return <PracticeScreen />; },
  keys: async () => { const { KeysScreen } = await import('./screens/keys.tsx'); return <KeysScreen />; },
  review: async () => { const { ReviewScreen } = await import('./screens/review.tsx'); return <ReviewScreen />; },
  running: async () => { const { RunningScreen } = await import('./screens/running.tsx'); return <RunningScreen />; },
  status: async () => { const { StatusScreen } = await import('./screens/status.tsx'); return <StatusScreen />; },
  interrupted: async () => { const { InterruptedScreen } = await import('./screens/interrupted.tsx'); return <InterruptedScreen />; },
  programs: async () => { const { ProgramsScreen } = await import('./screens/programs.tsx'); return <ProgramsScreen />; },
  removal: async () => { const { RemovalScreen } = await import('./screens/removal.tsx'); return <RemovalScreen />; },
  orders: async () => { const { OrdersScreen } = await import('./screens/orders.tsx'); return <OrdersScreen />; },
  kista: async () => { const { KistaScreen } = await import('./screens/kista/kista.tsx'); return <KistaScreen />; },
  preparing: async () => { const { PreparingScreen } = await import('./screens/preparing.tsx'); return <PreparingScreen />; },
};

const loaded = new Map<Screen, ReactElement>();

/** What draws a screen, when it is here already. */
export function screenNow(screen: Screen): ReactElement | undefined {
  return loaded.get(screen);
}

/** Loads a screen; rejects when the program's own files are not there. */
export async function loadScreen(screen: Screen): Promise<void> {
  loaded.set(screen, await loaders[screen]());
}

/** Loads every screen, one after the other, so that going on never waits. */
export async function loadAllScreens(): Promise<void> {
  for (const screen of Object.keys(loaders) as Screen[]) await loadScreen(screen);
}
