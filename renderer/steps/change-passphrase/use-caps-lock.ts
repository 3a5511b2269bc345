// Whether Caps Lock is on: nobody sees what they type into a masked field. Known as soon as a key is pressed.

import { useState, type KeyboardEvent } from 'react';

interface CapsLock {
  readonly isOn: boolean;
  /** For the element around the fields. */
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Reads Caps Lock from the keys that are pressed. */
export function useCapsLock(): CapsLock {
  const [isOn, setIsOn] = useState(false);
  return { isOn, onKey: (event) => setIsOn(event.getModifierState('CapsLock')) };
}
