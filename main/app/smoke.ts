// `npm start -- --smoke`: proves that the window opens and draws, by a picture and the title, then ends.

import { app, type BrowserWindow, type NativeImage } from 'electron';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

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

/** Writes a screenshot of the drawn page, prints its path and the title, and quits with 0; with 1 when nothing was drawn. */
export async function runSmoke(window: BrowserWindow, words: readonly string[]): Promise<void> {
  const file = resolve(words.find((word) => word.startsWith('--smoke-file='))?.split('=')[1] ?? 'dist/smoke.png');
  const heading: unknown = await window.webContents.executeJavaScript(waitForHeading);
  const picture = await takePicture(window);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture.toPNG());
  process.stdout.write(`${JSON.stringify({ title: window.getTitle(), heading, screenshot: file })}\n`);
  app.exit(typeof heading === 'string' && heading !== '' && isDrawn(picture) ? 0 : 1);
}

/** On a busy computer the words are in the page before anything of it is on the screen: waits for up to 10 s. */
async function takePicture(window: BrowserWindow): Promise<NativeImage> {
  for (let triesLeft = 100; ; triesLeft -= 1) {
    const picture = await window.webContents.capturePage();
    if (triesLeft === 0 || isDrawn(picture)) return picture;
    await setTimeout(100);
  }
}

/** Not one colour all over: some pixel (4 bytes) differs from the one before it. */
function isDrawn(picture: NativeImage): boolean {
  const pixels = picture.toBitmap();
  return pixels.length > 4 && !pixels.subarray(4).equals(pixels.subarray(0, -4));
}
