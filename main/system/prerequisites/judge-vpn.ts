// Whether this computer can take a VPN profile and start it: the program, the desktop's own dialogue, the right to start one. Pure.

import type { PrerequisiteNote } from '../../../preload/contract/prerequisites.ts';
import { installRemedy, joinRemedy, readyRemedy, vpnProgram, type RemedyNeeds } from './actions.ts';
import { without, type Base, type Judged, type JudgeNeeds } from './judged.ts';
import { isOlder } from './output/version.ts';
import type { Readings } from './readings.ts';

/** All of it; parts that this system does not have are left out. */
export function judgeVpn(readings: Readings, needs: JudgeNeeds, remedies: RemedyNeeds): readonly Judged[] {
  return [judgeVpnClient(readings, needs, remedies), ...judgeVpnDesktop(readings.vpnDesktop, remedies), ...judgeVpnGroup(readings)];
}

const lackNotes = { 'running': 'client-not-ready', 'service': 'service-stopped', 'first-start': 'first-start-missing' } as const satisfies Record<string, PrerequisiteNote>;

function judgeVpnClient({ vpnClient: read }: Readings, { platform, facts }: JudgeNeeds, remedies: RemedyNeeds): Judged {
  const base: Base = { id: 'vpn-client', isNeeded: true };
  const program = vpnProgram(remedies);
  if (typeof read === 'string') return without(base, read, installRemedy('install', program, remedies));
  const value = [read.name, read.version].filter((part) => part !== '').join(' ');
  const oldest = { win32: facts.openvpn, darwin: facts.tunnelblick, linux: undefined }[platform];
  if (oldest !== undefined && read.version !== '' && isOlder(read.version, oldest)) {
    return { ...base, state: 'too-old', value, expected: oldest, remedy: installRemedy('update', program, remedies) };
  }
  return read.lacks === undefined ? { ...base, state: 'found', value } : { ...base, state: 'missing', value, note: lackNotes[read.lacks], remedy: readyRemedy(read.lacks) };
}

function judgeVpnDesktop(read: Readings['vpnDesktop'], remedies: RemedyNeeds): readonly Judged[] {
  if (read === undefined) return [];
  const base: Base = { id: 'vpn-desktop', isNeeded: true };
  if (typeof read === 'object') return [{ ...base, state: 'found', value: read.version }];
  const remedy = installRemedy('install', { name: 'OpenVPN for NetworkManager', packages: ['network-manager-openvpn-gnome'] }, remedies);
  return [{ ...without(base, read, remedy), ...(read === 'absent' && { note: 'gnome-asks' }) }];
}

/** An administrator may start any profile; others need the group, or an administrator once. */
function judgeVpnGroup({ vpnGroup: read, administrator }: Readings): readonly Judged[] {
  if (read === undefined) return [];
  const isAdministrator = typeof administrator === 'object' && administrator.isAdministrator;
  const base: Base = { id: 'vpn-rights', isNeeded: !isAdministrator };
  if (isAdministrator) return [{ ...base, state: 'found', value: administrator.how }];
  if (typeof read === 'string') return [without(base, 'unreadable')];
  if (read.isMember) return [{ ...base, state: 'found', value: `${read.name} ${read.sid ?? ''}`.trim() }];
  return [{ ...base, state: 'missing', value: read.sid === undefined ? '' : `${read.name} ${read.sid}`, note: 'group-asks-once', remedy: joinRemedy(read) }];
}
