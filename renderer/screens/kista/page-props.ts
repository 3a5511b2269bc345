// What each of the kista's pages is given.

import type { KistaStanding } from '../../state/kista-state.ts';
import type { KistaStore } from '../../state/kista-store.ts';

export interface PageProps {
  readonly store: KistaStore;
  readonly told: KistaStanding;
}
