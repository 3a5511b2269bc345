// Larger and smaller text by the keys that every browser has. There is no menu that could do it.

import { Menu, type BrowserWindow } from 'electron';

const stepOf: Readonly<Record<string, number>> = { '+': 0.5, '=': 0.5, '-': -0.5 };
const farthest = 4;

/** Ctrl with +, − and 0, on macOS Cmd. */
export function allowZoom(window: BrowserWindow, isMac: boolean): void {
  window.webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || !(isMac ? input.meta : input.control) || input.alt) return;
    const step = stepOf[input.key];
    if (step === undefined && input.key !== '0') return;
    const level = step === undefined ? 0 : window.webContents.getZoomLevel() + step;
    window.webContents.setZoomLevel(Math.max(-farthest, Math.min(farthest, level)));
    event.preventDefault();
  });
}

/** No menu; on macOS the one without which copy and paste do not work. */
export function reduceMenu(isMac: boolean): void {
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
}
