// The words of this page, in the language of the window.

import { programsEn, type ProgramsTexts } from '../../../preload/contract/text/programs/en.ts';
import { programsNb } from '../../../preload/contract/text/programs/nb.ts';
import { useOwnTexts } from '../../state/own-texts.ts';

const words = { en: programsEn, nb: programsNb };

/** The words. */
export function useProgramsTexts(): ProgramsTexts {
  return useOwnTexts<ProgramsTexts>(words);
}
