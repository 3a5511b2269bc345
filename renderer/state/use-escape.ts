// The Esc key, wherever the focus is.

import { useEffect } from 'react';

/** Esc is Cancel while something goes on. */
export function useEscape(isOn: boolean, cancel: () => Promise<void>): void {
  useEffect(() => {
    const onKey = ({ key, defaultPrevented }: KeyboardEvent): void => { if (isOn && key === 'Escape' && !defaultPrevented) void cancel(); };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn, cancel]);
}
