// What the window may ask about the program itself.

import { z } from 'zod';
import { call } from '../call.ts';

export const app = {
  about: call(z.strictObject({}), z.strictObject({
    version: z.string(), platform: z.enum(['win32', 'darwin', 'linux']), language: z.enum(['en', 'nb']),
  })),
};
