// What the window may ask about the program itself and of the desktop around it.

import { z } from 'zod';
import { call } from '../call.ts';

export const app = {
  about: call(z.strictObject({}), z.strictObject({
    version: z.string(), platform: z.enum(['win32', 'darwin', 'linux']), language: z.enum(['en', 'nb']),
  })),
  /** Remembered across restarts. */
  setLanguage: call(z.strictObject({ language: z.enum(['en', 'nb']) }), z.strictObject({})),
  /** Puts a text on the clipboard. A secret is taken off it after 30 seconds if it still is ours. */
  copy: call(z.strictObject({ text: z.string().min(1).max(20_000), isSecret: z.boolean() }), z.strictObject({})),
  /** What is on the clipboard, on a press of the Paste button only. Empty when it holds no text. */
  paste: call(z.strictObject({}), z.strictObject({ text: z.string() })),
};
