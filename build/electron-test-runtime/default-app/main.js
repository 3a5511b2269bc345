// Loads the folder or script named on the command line, as Electron's own default app does, for the test runtime that
// comes without one. Understands `-r module`, which Playwright uses, and nothing else.
import { app, dialog } from 'electron/main';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

function readArguments(args) {
  const modules = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '-r' || args[at] === '--require') modules.push(args[(at += 1)]);
    else if (!args[at].startsWith('-')) return { modules, target: resolve(args[at]) };
  }
  return { modules, target: undefined };
}

function adoptFolder(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name);
  if (description.version) app.setVersion(description.version);
  app.setAppPath(folder);
  app.setPath('userData', join(app.getPath('appData'), app.getName()));
  return join(folder, description.main ?? 'index.js');
}

process.defaultApp = true;
const { modules, target } = readArguments(process.argv.slice(1));
for (const module of modules) require(module);
if (target) {
  await import(pathToFileURL(statSync(target).isDirectory() ? adoptFolder(target) : target).href);
} else {
  dialog.showErrorBox('Test runtime', 'Name a folder or script to run.');
  app.exit(1);
}
