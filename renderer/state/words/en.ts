// All English words of the window, as one piece to load.

export { en as t } from '../../../preload/contract/text/en.ts';
export { windowEn as w } from '../../../preload/contract/text/window/en.ts';
