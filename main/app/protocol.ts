// The page comes from our own scheme `app://lab/`, out of a fixed table made at start: there is no path to join, so nothing to escape from.

import { protocol } from 'electron';
import { readFile, readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';

export const pageOrigin = 'app://lab';
export const pageAddress = `${pageOrigin}/index.html`;

const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'none'",
  "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
};

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the files of the built page; every other address is 404, every other method too. */
export async function servePage(folder: string): Promise<void> {
  const table = await readTable(folder);
  protocol.handle('app', (request) => {
    const url = new URL(request.url);
    const file = url.host === 'lab' && request.method === 'GET' ? table.get(url.pathname) : undefined;
    return file === undefined ? new Response('not found', { status: 404 }) : respond(file);
  });
}

async function readTable(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]));
}

async function respond(file: string): Promise<Response> {
  const type = types[posix.extname(file)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(await readFile(file)), {
    headers: { 'content-type': type, 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' },
  });
}
