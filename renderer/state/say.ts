// What screen readers are told when something happened. The app has the one region that they listen to; anything below it speaks here.

import { createContext, useContext } from 'react';

/** `urgent` interrupts: for what needs the person, and for problems. */
export type Say = (text: string, urgency?: 'urgent') => void;

export const SayContext = createContext<Say>(() => undefined);

/** Gives the voice of the window. */
export function useSay(): Say {
  return useContext(SayContext);
}
