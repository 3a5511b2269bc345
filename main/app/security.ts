// What a page may never do, whatever it contains: ask for a permission, go elsewhere, open a window, load from the network, download.

import { app, session, type WebContents } from 'electron';
import { pageAddress, pageOrigin } from './protocol.ts';

/** Closes the session's doors. Once, after Electron is ready. */
export function closeSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  defaultSession.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isAllowed(request.url) }));
}

/** Our own page, and the tools' own scheme in unpackaged builds. */
function isAllowed(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`) || url.startsWith('data:image/') || (!app.isPackaged && url.startsWith('devtools:'));
}

/** There is one page; another address of ours would be an empty window. */
function isThePage(url: string): boolean {
  return url === pageAddress || url.startsWith(`${pageAddress}#`);
}

/** ERR_ABORTED: the window still shows what it showed. */
const refusedByUs = -3;

/** Brings our window back from an empty page (`about:blank`), which Electron does not let us refuse. */
export function comeBack(contents: WebContents): void {
  const comeBackFrom = (url: string): void => { if (!isThePage(url)) setImmediate(() => void contents.loadURL(pageAddress)); };
  contents.on('did-navigate', (_event, url) => { comeBackFrom(url); });
  contents.on('did-fail-load', (...[, code, , url, isMainFrame]) => { if (isMainFrame && code !== refusedByUs) comeBackFrom(url); });
}

/** Keeps every page that is ever made where it is. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    contents.on(name as 'will-navigate', (event) => { if (!isThePage(event.url)) event.preventDefault(); });
  }
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
