// What an earlier journey for another lab left on the practice computer: its block in the hosts file and the one in ~/.ssh/config, in the
// form in which this program writes them. Put there once; what is there already stays as it is.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { workbenchName } from '../../preload/contract/lab.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import { hasErrorCode } from '../core/problem.ts';
import { beginMarker, endMarker, entryLine } from '../system/hosts-file/markers.ts';
import { composeBlock } from '../system/ssh/config-block.ts';
import { sshConfigFile, sshFolder } from '../system/ssh/places.ts';
import type { PracticeComputer } from './computer.ts';
import { practiceDomain } from './practice-lab-name.ts';

/** Loopback like the practice lab's own address, but not the same; nobody listens there. */
const otherLabName: LabName = { lab: 'otherlab', user: 'demouser', address: '127.0.0.2' };

/** Sets the other lab up where it is not yet. */
export async function putOtherLab(computer: PracticeComputer): Promise<void> {
  await putEarlierLab(computer, otherLabName);
}

/** The blocks of a lab as an earlier journey left them, where there are none yet. */
export async function putEarlierLab({ home, hostsFile }: PracticeComputer, earlier: LabName): Promise<void> {
  const { lab, user, address } = earlier;
  const line = entryLine(address, workbenchName(earlier, practiceDomain));
  await mkdir(sshFolder(home), { recursive: true, mode: 0o700 });
  await putUnlessThere(hostsFile, beginMarker(lab), (text) => text + [beginMarker(lab), line, endMarker(lab), ''].join(text.includes('\r\n') ? '\r\n' : '\n'));
  await putUnlessThere(sshConfigFile(home), beginMarker(lab), (text) => composeBlock({ lab, user, address, port: 22, identity: '' }, '\n') + text);
}

/** `mark` stands in the file when what is put there, or what a journey made of it, is there already. */
export async function putUnlessThere(file: string, mark: string, withBlock: (text: string) => string): Promise<void> {
  // Latin-1 keeps every byte.
  const text = await readFile(file, 'latin1').catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return '';
    throw error;
  });
  if (!text.includes(mark)) await writeFile(file, withBlock(text), { encoding: 'latin1', mode: 0o600 });
}
