// Readings in which everything is missing: what a plan for another system lists. Pure.

import type { Platform } from '../command.ts';
import type { Installer, Readings } from './readings.ts';

const installers: Readonly<Record<Platform, Installer>> = {
  win32: { kind: 'winget', program: '' }, darwin: { kind: 'brew', program: '' }, linux: { kind: 'apt', program: '' },
};

/** With the parts that only this system has. */
export function absentEverything(platform: Platform): Readings {
  return {
    system: 'unreadable', architecture: 'unreadable', freeBytes: 'unreadable', administrator: 'unreadable', archiveProgram: 'unreadable', vpnClient: 'absent',
    browsers: 'absent', ssh: 'absent', proxy: 'unreadable', installer: installers[platform],
    ...(platform === 'linux' && { vpnDesktop: 'absent' }), ...(platform === 'win32' && { vpnGroup: 'unreadable' }), ...(platform === 'darwin' && { management: 'unreadable' }),
  };
}
