// Where the focus is when a page needs the person: on its title, and in the field as soon as they type.

import { useEffect, type RefObject } from 'react';

/** Puts the focus on the title of the page when the page appears. */
export function useTitleFocus(): void {
  useEffect(() => { document.querySelector<HTMLElement>('main h1')?.focus(); }, []);
}

/** Whoever types while the title has the focus types into the field. */
export function useTypingInto(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      const isFree = target === document.body || (target instanceof HTMLElement && target.tagName === 'H1');
      if (isFree && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field]);
}
