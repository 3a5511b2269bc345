// Where a profile goes, by what a computer has; for a plan made on another system its client is taken to be there.

import { expect, it } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Runner } from '../../../../main/system/command.ts';
import { otherMachine } from '../../../../main/system/other-machine.ts';
import { findPlace, windowsHost } from '../../../../main/system/vpn-client/places.ts';
import { createRun } from '../../journeys/notebook.ts';

const none: Runner = { run: ({ program }) => Promise.reject(new LabProblem('program.missing', { program })) };
const { machine } = createRun({ runner: none });
const { signal } = new AbortController();

it('a plan for another system runs nothing and names the client of that system', async () => {
  expect(await findPlace(otherMachine('win32', machine), 'kari', signal)).toEqual({ kind: 'file', client: 'OpenVPN GUI', file: 'C:\\Users\\you\\OpenVPN\\config\\kari\\kari.ovpn' });
  expect(await findPlace(otherMachine('darwin', machine), 'kari', signal)).toEqual({
    kind: 'tunnelblick', folder: '/Users/you/Library/Application Support/Tunnelblick/Configurations/kari.tblk', canInstall: true, version: '',
  });
  expect(windowsHost({ ...otherMachine('win32', machine), systemRoot: 'C:\\Windows' }, signal)).toBeUndefined();
});

it('in the practice lab it is a file on every system', async () => {
  const kinds = await Promise.all((['linux', 'darwin', 'win32'] as const).map((platform) => findPlace({ ...machine, platform, practice: true, home: '/home/kari', systemRoot: 'C:\\Windows' }, 'kari', signal)));
  expect(kinds.map(({ kind }) => kind)).toEqual(['file', 'file', 'file']);
});

it('on Windows it is below the home folder when nothing else is said', async () => {
  const place = await findPlace({ ...machine, platform: 'win32', practice: false, home: 'C:\\Users\\Kåre & Åse', systemRoot: 'C:\\Windows' }, 'kari', signal);
  expect(place).toMatchObject({ file: 'C:\\Users\\Kåre & Åse\\OpenVPN\\config\\kari\\kari.ovpn', folders: { shared: 'C:\\Program Files\\OpenVPN\\config' } });
});
