// The bar on top: the product, the lab, that this is practice, the language. Its lower rule is dashed while nothing is real.

import type { ReactElement } from 'react';
import { languages, texts, type Language } from '../../preload/contract/text/index.ts';
import type { Known } from '../state/practice-store.ts';
import { useLanguage } from '../state/language.ts';
import { BrandMark } from './brand-mark.tsx';
import css from './top-bar.module.css';

/** A name, the same in every language. */
const productName = 'Lab access';

interface TopBarProps {
  /** Given while the practice lab is on the screen. */
  readonly practice?: Known;
  readonly onLanguage: (language: Language) => void;
}

/** The bar of every screen. */
export function TopBar({ practice, onLanguage }: TopBarProps): ReactElement {
  const { t } = useLanguage();
  return (
    <header className={`${css.bar} ${practice ? css.practising : ''}`}>
      <span className={css.brand}><BrandMark />{productName}</span>
      {practice?.lab && <span className={css.lab}><b>{practice.lab.lab}</b> <span>{practice.lab.user}</span></span>}
      {practice && <p className={css.practice}>{t.phrases.practice}</p>}
      <LanguageSwitch onLanguage={onLanguage} />
    </header>
  );
}

function LanguageSwitch({ onLanguage }: Pick<TopBarProps, 'onLanguage'>): ReactElement {
  const { language, t } = useLanguage();
  const choose = (name: string): void => {
    const known = languages.find((one) => one === name);
    if (known !== undefined) onLanguage(known);
  };
  return (
    <span className={css.language}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5" /><path d="M2.5 10h15M10 2.5c2.5 2.2 3.5 4.6 3.500 7.500s-1 5.300-3.500 7.500c-2.500-2.200-3.500-4.600-3.500-7.500s1-5.300 3.500-7.500z" /></svg>
      <select aria-label={t.window.language} value={language} onChange={(event) => choose(event.target.value)}>
        {languages.map((one) => <option key={one} value={one} lang={one}>{texts(one).languageName}</option>)}
      </select>
    </span>
  );
}
