// What every screen may use: the bridge, the visit, and what the program says about itself.

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import type { CodeStores } from './code-store.ts';
import type { Visit, VisitStore } from './visit-store.ts';

export interface Shell {
  readonly api: LabApi;
  readonly visit: VisitStore;
  readonly codes: CodeStores;
  readonly platform: Platform;
  readonly version: string;
}

export const ShellContext = createContext<Shell | undefined>(undefined);

/** The shell around the screens. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === undefined) throw new Error('there is no shell around this component');
  return shell;
}

/** A part of the visit; the component is drawn again when that part changes. */
export function useVisit<Part>(select: (visit: Visit) => Part): Part {
  return useStore(useShell().visit, select);
}
