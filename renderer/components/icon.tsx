// One icon in the colour of its text. The words beside it say the same, so it is silent for screen readers.

import type { ReactElement } from 'react';
import { iconPaths, type IconName } from './icon-paths.ts';
import css from './icon.module.css';

export type { IconName };

/** 20 px, or as large as the place gives it. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return <svg className={css.icon} viewBox="0 0 20 20" aria-hidden="true"><path d={iconPaths[name]} /></svg>;
}
