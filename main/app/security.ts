// What a page may never do, whatever it contains: ask for a permission, go elsewhere, open a window, load from the network, download.

import { app, session, type WebContents } from 'electron';
import { pageOrigin } from './protocol.ts';

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

/** Keeps every page that is ever made where it is. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    contents.on(name as 'will-navigate', (event) => { if (!event.url.startsWith(`${pageOrigin}/`)) event.preventDefault(); });
  }
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
