// The one window.

import { app, BrowserWindow, nativeTheme } from 'electron';
import { join } from 'node:path';
import { pageAddress } from './protocol.ts';
import { comeBack } from './security.ts';
import { keepPlace, readPlace } from './window-place.ts';
import { allowZoom } from './zoom.ts';

/** `--paper` of renderer/styles/tokens.css: what is seen before the page is drawn. */
const paper = { light: '#fafbfb', dark: '#10181c' } as const;

export interface WindowNeeds {
  readonly distFolder: string;
  readonly stateDir: string;
  readonly isMac: boolean;
  /** Before the page loads: its first calls must find their window. */
  made(window: BrowserWindow): void;
}

/** Opens the window with everything locked that can be. */
export async function openWindow({ distFolder, stateDir, isMac, made }: WindowNeeds): Promise<BrowserWindow> {
  const { bounds, isMaximised } = readPlace(stateDir);
  const window = new BrowserWindow({
    ...bounds, minWidth: 360, minHeight: 480, show: false, title: 'HUNT Cloud lab access', backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: join(distFolder, 'preload', 'index.cjs'),
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false,
      devTools: !app.isPackaged, safeDialogs: true,
    },
  });
  made(window);
  window.removeMenu();
  comeBack(window.webContents);
  allowZoom(window, isMac);
  keepPlace(window, stateDir);
  if (isMaximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  await window.loadURL(pageAddress);
  return window;
}
