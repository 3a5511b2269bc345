// The words of the kista's pages in the language of the window. They come with these pages only.

import { kistaWindowEn, type KistaWindowTexts } from '../../../preload/contract/text/kista/window-en.ts';
import { kistaWindowNb } from '../../../preload/contract/text/kista/window-nb.ts';
import { useOwnTexts } from '../../state/own-texts.ts';

const words = { en: kistaWindowEn, nb: kistaWindowNb };

/** The words. */
export function useKistaTexts(): KistaWindowTexts {
  return useOwnTexts<KistaWindowTexts>(words);
}
