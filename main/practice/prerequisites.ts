// Stands in for what is on a computer before a lab is set up: a practice computer has everything, and the scene says who is no
// administrator. The VPN server is the practice lab's own and is really asked.

import { shippedFacts } from '../core/facts.ts';
import type { Platform } from '../system/command.ts';
import type { PrerequisitesReader } from '../system/prerequisites/look.ts';
import type { Readings } from '../system/prerequisites/readings.ts';
import type { Scene } from './scenes.ts';

const systems: Readonly<Record<Platform, Readings['system']>> = {
  win32: { family: 'windows', name: 'Windows 11 24H2 (26100)', version: '26100' }, darwin: { family: 'macos', name: 'macOS 26.1', version: '26.1' },
  linux: { family: 'ubuntu', name: 'Ubuntu 24.04 LTS', version: '24.04' },
};
const clients: Readonly<Record<Platform, Readings['vpnClient']>> = {
  win32: { name: 'OpenVPN GUI', version: '2.7.7' }, darwin: { name: 'Tunnelblick', version: '6.0' }, linux: { name: 'NetworkManager OpenVPN', version: '1.10.2' },
};
const dayMs = 24 * 60 * 60_000;

/** The stand-in's readings; the day makes its Chrome the newest one. */
export function practiceStandInForPrerequisites(platform: Platform, scene: Scene, sevenZip: string, nowMs: () => number): PrerequisitesReader {
  return { name: 'practice stand-in for this computer', read: () => Promise.resolve(readingsOf(platform, scene, sevenZip, nowMs())) };
}

function readingsOf(platform: Platform, { mayChangeHosts }: Scene, sevenZip: string, nowMs: number): Readings {
  const { chrome } = shippedFacts().facts.prerequisites;
  const major = chrome.major + Math.max(0, Math.floor((nowMs - Date.parse(chrome.releasedOn)) / dayMs / chrome.everyDays));
  return {
    system: systems[platform], architecture: { name: 'x64' }, freeBytes: 100_000_000_000, administrator: { isAdministrator: mayChangeHosts, how: 'practice' },
    archiveProgram: { file: sevenZip }, vpnClient: clients[platform], ssh: { name: 'OpenSSH_9.9p1', version: '9.9' }, proxy: { setting: '' }, installer: { kind: 'none', program: '' },
    browsers: [{ name: 'Google Chrome', version: `${major}.0`, isChrome: true, packaging: 'system' }],
    ...(platform === 'win32' && { vpnGroup: { name: 'OpenVPN Administrators', sid: 'S-1-5-21-1-2-3-1001', userSid: 'S-1-5-21-1-2-3-1000', isMember: true } }),
    ...(platform === 'darwin' && { management: { isManaged: false, how: 'practice' } }),
  };
}
