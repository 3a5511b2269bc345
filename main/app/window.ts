// The one window.

import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';
import { pageOrigin } from './protocol.ts';

/** Opens the window with everything locked that can be. */
export async function openWindow(distFolder: string, made: (window: BrowserWindow) => void): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1080, height: 720, minWidth: 360, minHeight: 480, show: false, title: 'HUNT Cloud lab access',
    webPreferences: {
      preload: join(distFolder, 'preload', 'index.cjs'),
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false,
      devTools: !app.isPackaged, safeDialogs: true,
    },
  });
  made(window); // before the page loads: its first calls must find their window
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${pageOrigin}/index.html`);
  return window;
}
