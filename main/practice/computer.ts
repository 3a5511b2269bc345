// The scratch copies of the parts of a computer that journeys change: a home folder and a hosts file. Made once; later runs find them
// as the last journey left them.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../system/command.ts';
import { makeOnce } from './make-once.ts';

export interface PracticeComputer {
  readonly home: string;
  readonly hostsFile: string;
}

/** Makes the scratch copies in a practice folder, or takes up what is there. */
export async function openComputer(folder: string, platform: Platform): Promise<PracticeComputer> {
  const target = join(folder, 'computer');
  await makeOnce(target, async (unfinished) => {
    await mkdir(join(unfinished, 'home'), { mode: 0o700 });
    await writeFile(join(unfinished, 'hosts'), typicalHosts[platform], { mode: 0o644 });
  });
  return { home: join(target, 'home'), hostsFile: join(target, 'hosts') };
}

/** What the file looks like on a new computer, in our words; the line ends are the system's. */
const typicalHosts: Readonly<Record<Platform, string>> = {
  linux: [
    '127.0.0.1\tlocalhost', '127.0.1.1\tpractice-computer', '',
    '# for IPv6', '::1\tip6-localhost ip6-loopback', 'fe00::0\tip6-localnet', 'ff02::1\tip6-allnodes', 'ff02::2\tip6-allrouters', '',
  ].join('\n'),
  darwin: [
    '##', '# Host database: localhost is for the loopback interface. Do not change these entries.', '##',
    '127.0.0.1\tlocalhost', '255.255.255.255\tbroadcasthost', '::1             localhost', '',
  ].join('\n'),
  win32: [
    '# A HOSTS file for TCP/IP on Windows: address first, then the host name, then # and a comment.', '#',
    '# localhost is answered by DNS itself.', '#\t127.0.0.1       localhost', '#\t::1             localhost', '',
  ].join('\r\n'),
};
