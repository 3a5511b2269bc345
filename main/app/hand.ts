// Whether the person has just pressed something in the window. What reads their clipboard, or says yes in their name, is answered only then.
// The browser process tells it, from the system's own events: a script in the page can neither make nor forge them. Screen readers press
// without such events; while one is in use the preload script's own question to the browser engine is the only check.

import { app, type WebContents } from 'electron';
import { needsHand } from '../../preload/contract/hand.ts';
import type { Clock } from '../core/clock.ts';

/** The press and its call are a moment apart; a script that waits for a press has no longer than this. */
const freshMs = 1_000;
const presses: readonly string[] = ['mouseDown', 'mouseUp', 'rawKeyDown', 'keyDown', 'char', 'gestureTap', 'touchEnd'];

export interface Hand {
  watch(contents: WebContents): void;
  /** Answers whether a call may be made with that input now. */
  permits(channel: string, input: unknown): boolean;
}

/** A hand that has not touched anything yet. */
export function createHand(clock: Clock): Hand {
  let pressedAtMs = Number.NEGATIVE_INFINITY;
  return {
    watch: (contents) => {
      contents.on('input-event', (_event, { type }) => { if (presses.includes(type)) pressedAtMs = clock.now(); });
    },
    permits: (channel, input) => !needsHand(channel, input) || app.isAccessibilitySupportEnabled() || clock.now() - pressedAtMs < freshMs,
  };
}
