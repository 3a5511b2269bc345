// The bar on top: the product, the lab, that this is practice, the language. Its lower rule is dashed while nothing is real.

import type { ReactElement } from 'react';
import type { LabName } from '../../preload/contract/plans.ts';
import { languageNames, languages, type Language } from '../../preload/contract/text/language.ts';
import { useLanguage } from '../state/language.ts';
import { BrandMark } from './brand-mark.tsx';
import { Icon } from './icon.tsx';
import css from './top-bar.module.css';

/** A name, the same in every language. */
const productName = 'Lab access';

interface TopBarProps {
  readonly lab?: LabName | undefined;
  readonly isPractice: boolean;
  /** The facts in force are not the shipped ones. */
  readonly hasOtherFacts?: boolean;
  readonly onLanguage: (language: Language) => void;
}

/** The bar of every screen. */
export function TopBar({ lab, isPractice, hasOtherFacts = false, onLanguage }: TopBarProps): ReactElement {
  const { w: { frame } } = useLanguage();
  return (
    <header className={`${css.bar} ${isPractice ? css.practising : ''}`}>
      <span className={css.brand}><BrandMark />{productName}</span>
      {lab && <span className={css.lab}><b>{lab.lab}</b> <span>{lab.user}</span></span>}
      {isPractice && <p className={css.practice}>{frame.practice}</p>}
      {hasOtherFacts && !isPractice && <p className={css.practice}>{frame.otherFacts}</p>}
      <LanguageSwitch onLanguage={onLanguage} />
    </header>
  );
}

function LanguageSwitch({ onLanguage }: Pick<TopBarProps, 'onLanguage'>): ReactElement {
  const { language, w } = useLanguage();
  const choose = (name: string): void => {
    const known = languages.find((one) => one === name);
    if (known !== undefined) onLanguage(known);
  };
  return (
    <span className={css.language}>
      <Icon name="globe" />
      <select aria-label={w.frame.language} value={language} onChange={(event) => choose(event.target.value)}>
        {languages.map((one) => <option key={one} value={one} lang={one}>{languageNames[one]}</option>)}
      </select>
    </span>
  );
}
