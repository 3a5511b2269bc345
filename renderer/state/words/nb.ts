// All Norwegian words of the window, as one piece to load.

export { nb as t } from '../../../preload/contract/text/nb.ts';
export { windowNb as w } from '../../../preload/contract/text/window/nb.ts';
