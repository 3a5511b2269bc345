// Addresses that a hostile page, mail or document might try to bring the window to, and permissions it might ask for.

export const hostileAddresses: readonly string[] = [
  'https://example.org/', 'http://example.org/', 'http://127.0.0.1:9/', 'https://user:fake@example.org/', '//example.org/',
  'https://docs.hdc.ntnu.no/', 'https://docs.hdc.ntnu.no.example.org/', 'ftp://example.org/', 'ws://example.org/', 'wss://example.org/',
  'file:///', 'file:///etc/passwd', 'file:///C:/Windows/win.ini', 'file://example.org/share/x', 'FILE:///etc/passwd',
  'data:text/html,<script>window.wasRun=true</script>', 'data:text/html;base64,PGgxPng8L2gxPg==', 'javascript:window.wasRun=true', 'JaVaScRiPt:window.wasRun=true', 'java\nscript:window.wasRun=true',
  'blob:app://lab/00000000-0000-0000-0000-000000000000', 'view-source:app://lab/index.html', 'chrome://settings/', 'chrome://gpu/',
  'chrome-extension://x/y.html', 'devtools://devtools/bundled/inspector.html', 'filesystem:app://lab/x', 'mailto:a@example.org?bcc=b@example.org', 'tel:+4700000000',
  'ms-msdt:/id', 'ms-settings:', 'search-ms:query=x', 'smb://example.org/share', 'ssh://example.org/', 'vscode://file/etc/passwd', 'intent://x#Intent;end',
  'app://other/index.html', 'app://lab.example.org/index.html', 'app://lab@example.org/', 'app://lab/missing.html', 'app://lab/../main/index.js', 'APP://LAB/missing',
];

/** Electron cannot refuse these: they hold nothing, and the window comes back from them. */
export const emptyPages: readonly string[] = ['about:blank', 'about:srcdoc', 'about:version', 'about:blank#x'];

/** What a page can name in `navigator.permissions.query`, as of Chromium 130 and later. */
export const permissionNames: readonly string[] = [
  'accelerometer', 'accessibility-events', 'ambient-light-sensor', 'background-fetch', 'background-sync', 'camera', 'captured-surface-control', 'clipboard-read',
  'clipboard-write', 'display-capture', 'geolocation', 'gyroscope', 'hand-tracking', 'idle-detection', 'keyboard-lock', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'nfc',
  'notifications', 'payment-handler', 'periodic-background-sync', 'persistent-storage', 'pointer-lock', 'push', 'screen-wake-lock', 'smart-card', 'speaker-selection',
  'storage-access', 'system-wake-lock', 'top-level-storage-access', 'web-app-installation', 'web-printing', 'window-management',
];

/** Addresses under our own scheme that name no file of the page. */
export const wrongFiles: readonly string[] = [
  'app://lab/', 'app://lab', 'app://lab/../main/index.js', 'app://lab/%2e%2e/main/index.js', 'app://lab/..%2fmain/index.js', 'app://lab/..%5cmain%5cindex.js', 'app://lab/..\\main\\index.js',
  'app://lab/index.html%00', 'app://lab/index.html%00.png', 'app://lab/%69ndex.html', 'app://lab//index.html', 'app://lab/./%2e/%2e%2e/package.json', 'app://lab/assets', 'app://lab/assets/', 'app://lab/INDEX.HTML',
  'app://lab/index.html/', 'app://lab/etc/passwd', 'app://lab//etc/passwd', 'app://lab/C:/Windows/win.ini', 'app://lab/file:///etc/passwd', 'app://lab/__proto__', 'app://lab/constructor', 'app://lab/toString',
  'app://other/index.html', 'app://lab.example.org/index.html', 'app://LAB2/index.html', `app://lab/${'a'.repeat(20_000)}`, `app://lab/${'../'.repeat(200)}etc/passwd`,
];
