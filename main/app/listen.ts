// Connects the bridge to Electron's messages. A message counts only when it comes from the main frame of our window and from our page, and
// some only right after the person pressed something.

import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Listening } from '../bridge/serve.ts';
import type { Hand } from './hand.ts';
import { pageOrigin } from './protocol.ts';

/** A way for the bridge to listen to one window's page. */
export function listenTo(window: () => BrowserWindow | undefined, hand: Hand): Listening {
  return {
    handle: (channel, answer) => ipcMain.handle(channel, (event, input: unknown) => answer({ trusted: isOurPage(event, window()) && hand.permits(channel, input), input })),
    report: (channel, error) => void process.stderr.write(`bug in ${channel}: ${error instanceof Error ? error.stack ?? error.message : 'not an error'}\n`),
  };
}

function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame; // null after a navigation
  return window !== undefined && frame !== null && frame === window.webContents.mainFrame && frame.origin === pageOrigin;
}
