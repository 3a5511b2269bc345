// `npm run cli`: builds when out of date, then becomes the headless entry. Same process, so signals, hidden prompts,
// stdin and the exit code are the entry's own, and stdout carries nothing but what it prints.
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { inProject } from './project-paths.mjs';
import { runScript } from './setup-failure.mjs';

await runScript(async () => {
  await ensurePackages();
  await ensureBuilt();
  return 0;
});

if (process.exitCode === 0) {
  process.exitCode = undefined;
  const entry = inProject('dist', 'main', 'cli.js');
  process.argv[1] = entry;
  await import(pathToFileURL(entry).href);
}
