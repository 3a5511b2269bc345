// The words of this page, in the language of the window.

import { preparingEn, type PreparingTexts } from '../../../preload/contract/text/preparing/en.ts';
import { preparingNb } from '../../../preload/contract/text/preparing/nb.ts';
import { useOwnTexts } from '../../state/own-texts.ts';

const words = { en: preparingEn, nb: preparingNb };

/** The words. */
export function usePreparingTexts(): PreparingTexts {
  return useOwnTexts<PreparingTexts>(words);
}
