// The sentences about what a computer needs, in the language of the window. They come with the one page that shows them.

import { prerequisitesEn, type PrerequisiteTexts } from '../../../preload/contract/text/prerequisites/en.ts';
import { prerequisitesNb } from '../../../preload/contract/text/prerequisites/nb.ts';
import { useLanguage } from '../../state/language.ts';

/** The sentences. */
export function usePrerequisiteTexts(): PrerequisiteTexts {
  return useLanguage().language === 'nb' ? prerequisitesNb : prerequisitesEn;
}
