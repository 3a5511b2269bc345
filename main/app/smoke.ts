// `npm start -- --smoke`: proves that the window opens and draws, by a picture and the title, then ends.

import { app, type BrowserWindow } from 'electron';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Answers whether the words of the command line ask for it. */
export function wantsSmoke(words: readonly string[]): boolean {
  return words.includes('--smoke');
}

// The first screen comes when its words are loaded; two frames later it is drawn.
const waitForHeading = `new Promise((done) => {
  const look = () => {
    const text = document.querySelector('h1')?.textContent ?? '';
    if (text === '' && performance.now() < 20_000) setTimeout(look, 50);
    else requestAnimationFrame(() => requestAnimationFrame(() => done(text)));
  };
  look();
})`;

/** Writes a screenshot of the drawn page, prints its path and the title, and quits with 0; with 1 when the page stayed empty. */
export async function runSmoke(window: BrowserWindow, words: readonly string[]): Promise<void> {
  const file = resolve(words.find((word) => word.startsWith('--smoke-file='))?.split('=')[1] ?? 'dist/smoke.png');
  const heading: unknown = await window.webContents.executeJavaScript(waitForHeading);
  const picture = await window.webContents.capturePage();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture.toPNG());
  process.stdout.write(`${JSON.stringify({ title: window.getTitle(), heading, screenshot: file })}\n`);
  app.exit(typeof heading === 'string' && heading !== '' && !picture.isEmpty() ? 0 : 1);
}
