// The system's own dialogs for files, folders and places: only what the person chooses in them is ever read or written.

import { dialog, type BrowserWindow, type OpenDialogOptions, type OpenDialogReturnValue } from 'electron';
import { texts } from '../../preload/contract/text/index.ts';
import type { Desktop } from '../bridge/needs.ts';

type Dialogs = Pick<Desktop, 'chooseArchive' | 'choosePlace' | 'chooseItems' | 'chooseFolder'>;

/** The dialogs, before one window. */
export function createDialogs(window: () => BrowserWindow | undefined): Dialogs {
  const ask = (options: OpenDialogOptions): Promise<OpenDialogReturnValue> => {
    const parent = window();
    return parent === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options);
  };
  return {
    chooseArchive: async (language) => {
      const { chooseArchive, archiveFiles } = texts(language).phrases;
      const options = { title: chooseArchive, properties: ['openFile' as const], filters: [{ name: archiveFiles, extensions: ['7z'] }] };
      return (await ask(options)).filePaths[0];
    },
    choosePlace: async (name, language) => {
      const options = { title: texts(language).phrases.choosePlace, defaultPath: name };
      const parent = window();
      const { filePath } = await (parent === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      return filePath === '' ? undefined : filePath;
    },
    chooseItems: async (what, language) => {
      const { chooseFiles, chooseFolder } = texts(language).phrases;
      const options = what === 'files' ? { title: chooseFiles, properties: ['openFile' as const, 'multiSelections' as const] } : { title: chooseFolder, properties: ['openDirectory' as const] };
      return (await ask(options)).filePaths;
    },
    chooseFolder: async (language) => (await ask({ title: texts(language).phrases.chooseFolder, properties: ['openDirectory', 'createDirectory'] })).filePaths[0],
  };
}
