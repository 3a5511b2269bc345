// Ending the program while it is at work: the person is asked first, what runs stops at a safe place, keys are overwritten, the practice
// lab's servers stop. When the system itself ends the program, nobody is asked.

import { app, dialog, type BrowserWindow } from 'electron';
import { setTimeout as wait } from 'node:timers/promises';
import { texts, type Language } from '../../preload/contract/text/index.ts';
import type { BridgeHandlers } from '../bridge/handlers.ts';

export interface Closing extends Pick<BridgeHandlers, 'isChanging' | 'isIdle' | 'leave'> {
  language(): Language;
}

/** A change that does not stop in this time is found and settled by the next start, as after a power cut. */
const longestMs = 10_000;

/** Looks after the end of the program. */
export function closeSafely(closing: Closing): void {
  let isOver = false;
  app.on('before-quit', (event) => {
    if (isOver || closing.isIdle()) return;
    event.preventDefault();
    void Promise.race([closing.leave(), wait(longestMs)]).finally(() => {
      isOver = true;
      app.quit();
    });
  });
}

/** Asks before a window is closed under a change that is being made. */
export function askBeforeClosing(window: BrowserWindow, closing: Closing): void {
  let isQuitting = false;
  app.once('before-quit', () => { isQuitting = true; });
  window.on('close', (event) => {
    if (isQuitting || !closing.isChanging()) return;
    event.preventDefault();
    void askToStop(window, closing.language()).then((stop) => { if (stop) app.quit(); });
  });
}

async function askToStop(window: BrowserWindow, language: Language): Promise<boolean> {
  const { atWork, atWorkDetail, stopAndClose, goOn } = texts(language).phrases;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question', message: atWork, detail: atWorkDetail, buttons: [goOn, stopAndClose], defaultId: 0, cancelId: 0, noLink: true,
  });
  return response === 1;
}
