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
export async function putOtherLab({ home, hostsFile }: PracticeComputer): Promise<void> {
  const { lab, user, address } = otherLabName;
  const line = entryLine(address, workbenchName(otherLabName, practiceDomain));
  await mkdir(sshFolder(home), { recursive: true, mode: 0o700 });
  await putUnlessThere(hostsFile, lab, (text) => text + [beginMarker(lab), line, endMarker(lab), ''].join(text.includes('\r\n') ? '\r\n' : '\n'));
  await putUnlessThere(sshConfigFile(home), lab, (text) => composeBlock({ lab, user, address, port: 22, identity: '' }, '\n') + text);
}

async function putUnlessThere(file: string, lab: string, withBlock: (text: string) => string): Promise<void> {
  // Latin-1 keeps every byte.
  const text = await readFile(file, 'latin1').catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return '';
    throw error;
  });
  if (!text.includes(beginMarker(lab))) await writeFile(file, withBlock(text), { encoding: 'latin1', mode: 0o600 });
}
