// Asks Windows what win32.ts lists, and makes readings of the answers. Documented only: none of it was run on Windows.

import { win32 } from 'node:path';
import { windowsFolder } from '../hosts-file/paths.ts';
import { askVersion } from '../vpn-client/win32.ts';
import { askAll, isThere, type Ask, type ReaderNeeds } from './ask.ts';
import { firstVersion, readSshVersion } from './output/version.ts';
import {
  readOpenVpnProgram, readService, readVpnGroup, readWindowsArchitecture, readWindowsBrowsers, readWindowsProxy, readWindowsRights, readWindowsVersion,
  type Answer,
} from './output/win32.ts';
import type { Read, Readings, VpnProgram } from './readings.ts';
import { askWindows, waitingChromes, wingetFile, type WindowsPlaces, type WindowsQuestion } from './win32.ts';

/** What is read of Windows. */
export async function lookAtWindows({ home, env }: ReaderNeeds, ask: Ask): Promise<Omit<Readings, 'freeBytes' | 'archiveProgram'>> {
  const places: WindowsPlaces = { systemRoot: windowsFolder(env), localAppData: env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local') };
  const answers = await askAll(askWindows(places), ask);
  const isUpdatePending = (await Promise.all(waitingChromes(places).map(isThere))).includes(true);
  const winget = wingetFile(places);
  return {
    system: readWindowsVersion(answers.version), architecture: readWindowsArchitecture(answers.architecture), administrator: readWindowsRights(answers.groups),
    vpnClient: await readOpenVpn(answers, ask), vpnGroup: readVpnGroup(answers.vpnGroup, answers.groups, answers.user),
    browsers: readWindowsBrowsers([answers.chromeForAll, answers.chromeForMe, answers.chromeLastRun], answers.edge, isUpdatePending),
    ssh: readSsh(answers.ssh), proxy: readWindowsProxy(answers.proxy),
    installer: await isThere(winget) ? { kind: 'winget', program: winget } : { kind: 'none', program: '' },
  };
}

async function readOpenVpn(answers: Readonly<Record<WindowsQuestion, Answer>>, ask: Ask): Promise<Read<VpnProgram>> {
  const program = readOpenVpnProgram(answers.openvpn);
  if (typeof program === 'string') return program;
  const answer = await ask(askVersion(program.file));
  // What the registry names and is not there was removed by hand.
  if (answer === undefined) return 'absent';
  const service = readService(answers.service);
  return { name: 'OpenVPN GUI', version: firstVersion(answer.stdout.toString('latin1').split('\n')[0] ?? ''), ...(service !== 'running' && service !== 'unreadable' && { lacks: 'service' }) };
}

/** It is a part of Windows that can be taken out. */
function readSsh(answer: Answer): Readings['ssh'] {
  return answer === undefined ? 'absent' : readSshVersion(answer.stderr.toString('latin1')) ?? 'unreadable';
}
