// The few things of the desktop that the window may use: clipboard, dialogs and a finished mail. A secret does not stay on the clipboard.

import { app, clipboard, shell, type BrowserWindow } from 'electron';
import type { Desktop } from '../bridge/needs.ts';
import { sha256 } from '../core/digest.ts';
import { LabProblem } from '../core/problem.ts';
import { createDialogs } from './dialogs.ts';
import { isMailAddress } from './mail-address.ts';

const secretOnClipboardMs = 30_000;

export interface AppDesktop extends Desktop {
  /** A secret of ours may be on the clipboard. */
  holdsSecret(): boolean;
  /** Takes our secret off the clipboard now. */
  clearSecret(): Promise<void>;
}

/** The desktop of this computer, for one window. */
export function createDesktop(window: () => BrowserWindow | undefined, isWindows: boolean): AppDesktop {
  let ours: { readonly digest: string; readonly timer: NodeJS.Timeout } | undefined;
  // Compared by digest: the secret itself is not kept here. What somebody copied since is theirs and stays.
  const clearSecret = async (): Promise<void> => {
    const { digest, timer } = ours ?? {};
    clearTimeout(timer);
    ours = undefined;
    if (digest !== undefined && sha256(await clipboard.readText()) === digest) clipboard.clear();
  };
  return {
    copy: async (text, isSecret) => {
      clearTimeout(ours?.timer);
      ours = isSecret ? { digest: sha256(text), timer: setTimeout(() => void clearSecret(), secretOnClipboardMs) } : undefined;
      await clipboard.writeText(text);
    },
    paste: async () => (await clipboard.readText()).slice(0, 60_000),
    ...createDialogs(window),
    handOverFolder: () => app.getPath(isWindows ? 'desktop' : 'downloads'),
    openMailFile: async (file) => {
      if (!file.endsWith('.eml')) throw new Error('only a mail of ours is opened');
      return await shell.openPath(file) === '';
    },
    openMail: async (address) => {
      if (!isMailAddress(address)) throw new Error('only a finished mail is opened');
      await shell.openExternal(address).catch((cause: unknown) => { throw new LabProblem('order.notOpened', {}, { cause }); });
    },
    showFile: (file) => shell.showItemInFolder(file),
    holdsSecret: () => ours !== undefined,
    clearSecret,
  };
}
