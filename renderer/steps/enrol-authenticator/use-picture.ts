// How long the QR code is on the screen: whoever photographs it can make the person's codes.

import { useEffect, useState } from 'react';

const shownForMs = 60_000;

/** Shown for a minute, or until the window is no longer the one in front; `show` begins another minute. */
export function usePicture(): { readonly isShown: boolean; readonly show: () => void } {
  const [isShown, setIsShown] = useState(true);
  useEffect(() => {
    if (!isShown) return;
    const hide = (): void => setIsShown(false);
    const timer = window.setTimeout(hide, shownForMs);
    window.addEventListener('blur', hide);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('blur', hide);
    };
  }, [isShown]);
  return { isShown, show: () => setIsShown(true) };
}
