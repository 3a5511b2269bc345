// The only thing the window has besides the page itself: named functions, put there by the preload script.

import type { LabApi } from '../../preload/contract/bridge/index.ts';

declare global {
  interface Window {
    readonly lab: LabApi;
  }
}
