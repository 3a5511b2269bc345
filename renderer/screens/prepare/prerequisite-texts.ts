// The sentences about what a computer needs, in the language of the window. They come with the one page that shows them.

import { prerequisitesEn, type PrerequisiteTexts } from '../../../preload/contract/text/prerequisites/en.ts';
import { prerequisitesNb } from '../../../preload/contract/text/prerequisites/nb.ts';
import { useOwnTexts } from '../../state/own-texts.ts';

const words = { en: prerequisitesEn, nb: prerequisitesNb };

/** The sentences. */
export function usePrerequisiteTexts(): PrerequisiteTexts {
  return useOwnTexts<PrerequisiteTexts>(words);
}
