// Which file of this computer a path of the practice kista means. Whoever is connected sees one folder as `/` and may change only what is
// inside `/upload`; no path and no link leads out of it.

import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import ssh2 from 'ssh2';
import { hasErrorCode } from '../../core/problem.ts';

const { STATUS_CODE } = ssh2.utils.sftp;
export const uploadFolder = 'upload';

/** What the server refuses, as a status of SFTP. */
export class SftpRefusal extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`refused with status ${code}`);
    this.code = code;
  }
}

/** To look at things everything in the jail is good; to change them only what lies in the upload folder. */
export type Wish = 'look' | 'change';

/** The path as whoever is connected knows it: absolute, without `..`, which ends at the root as in a chroot. */
export function shownPath(path: string): string {
  // A backslash would be a way out on Windows.
  if (/[\0\\]/.test(path)) throw new SftpRefusal(STATUS_CODE.NO_SUCH_FILE);
  return posix.resolve('/', path);
}

/** The real path. `root` is the jail's own, without links in it. Throws SftpRefusal. */
export async function realPath(root: string, path: string, wish: Wish): Promise<string> {
  const shown = shownPath(path);
  if (wish === 'change' && !shown.startsWith(`/${uploadFolder}/`)) throw new SftpRefusal(STATUS_CODE.PERMISSION_DENIED);
  if (shown === '/') return root;
  const real = join(root, ...shown.split('/'));
  const holder = await realpath(dirname(real));
  if (holder !== root && !holder.startsWith(`${root}${sep}`)) throw new SftpRefusal(STATUS_CODE.PERMISSION_DENIED);
  if (await isLink(real)) throw new SftpRefusal(STATUS_CODE.PERMISSION_DENIED);
  return real;
}

async function isLink(real: string): Promise<boolean> {
  return lstat(real).then((found) => found.isSymbolicLink(), (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  });
}

/** The status of SFTP that tells what went wrong. */
export function statusOf(error: unknown): number {
  if (error instanceof SftpRefusal) return error.code;
  if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return STATUS_CODE.NO_SUCH_FILE;
  return hasErrorCode(error, 'EACCES', 'EPERM', 'ELOOP') ? STATUS_CODE.PERMISSION_DENIED : STATUS_CODE.FAILURE;
}
