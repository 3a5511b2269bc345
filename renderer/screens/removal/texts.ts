// The words of this page, in the language of the window.

import { removalEn, type RemovalTexts } from '../../../preload/contract/text/removal/en.ts';
import { removalNb } from '../../../preload/contract/text/removal/nb.ts';
import { useOwnTexts } from '../../state/own-texts.ts';

const words = { en: removalEn, nb: removalNb };

/** The words. */
export function useRemovalTexts(): RemovalTexts {
  return useOwnTexts<RemovalTexts>(words);
}
