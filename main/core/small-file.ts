// Reads a file that is known to be small, and no more of it than that: what a person names may be a device or a pipe that never ends.

import { open } from 'node:fs/promises';

/** The content; undefined when there is more than `limitBytes`. Throws the system's error, and for what is no file. */
export async function readSmallFile(file: string, limitBytes: number): Promise<Buffer | undefined> {
  const content = Buffer.alloc(limitBytes + 1);
  const handle = await open(file, 'r');
  try {
    if (!(await handle.stat()).isFile()) throw new Error('not a file');
    let end = 0;
    for (let read = -1; read !== 0 && end < content.length; end += read) read = (await handle.read(content, end)).bytesRead;
    return end > limitBytes ? undefined : content.subarray(0, end);
  } finally {
    await handle.close();
  }
}
