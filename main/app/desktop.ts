// The few things of the desktop that the window may use: clipboard and file dialog. A secret does not stay on the clipboard.

import { clipboard, dialog, type BrowserWindow } from 'electron';
import { texts } from '../../preload/contract/text/index.ts';
import type { Desktop } from '../bridge/needs.ts';
import { sha256 } from '../core/digest.ts';

const secretOnClipboardMs = 30_000;

export interface AppDesktop extends Desktop {
  /** A secret of ours may be on the clipboard. */
  holdsSecret(): boolean;
  /** Takes our secret off the clipboard now. */
  clearSecret(): Promise<void>;
}

/** The desktop of this computer, for one window. */
export function createDesktop(window: () => BrowserWindow | undefined): AppDesktop {
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
    chooseArchive: async (language) => {
      const { chooseArchive, archiveFiles } = texts(language).phrases;
      const options = { title: chooseArchive, properties: ['openFile' as const], filters: [{ name: archiveFiles, extensions: ['7z'] }] };
      const parent = window();
      const { filePaths } = await (parent === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
      return filePaths[0];
    },
    choosePlace: async (name, language) => {
      const options = { title: texts(language).phrases.choosePlace, defaultPath: name };
      const parent = window();
      const { filePath } = await (parent === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      return filePath === '' ? undefined : filePath;
    },
    holdsSecret: () => ours !== undefined,
    clearSecret,
  };
}
