// The mark: the line coming to rest inside an open ring. The product's name stands beside it, so it is silent for screen readers.

import type { ReactElement } from 'react';
import css from './brand-mark.module.css';

/** 24 px, in the colours of the text and the accent. */
export function BrandMark(): ReactElement {
  return (
    <svg className={css.mark} viewBox="0 0 24 24" aria-hidden="true">
      <path className={css.ring} d="M17.4 6.2A8.2 8.2 0 1 0 17.4 17.8" transform="rotate(180 12 12)" />
      <path className={css.line} d="M1.2 12H11" />
      <circle className={css.point} cx="12.6" cy="12" r="2.6" />
    </svg>
  );
}
