// What other programs need to reach the lab, as values to copy: commands for a terminal, and fields for WinSCP, Remote Desktop, MobaXterm
// and Cyberduck. Pure; starts, writes and opens nothing. Sources: mobaxterm.md, winscp.md and cyberduck.md of HUNT Cloud's documentation,
// and the sessions of its guide for Windows.

import type { Facts } from '../../../preload/contract/facts.ts';
import type { LabName } from '../../../preload/contract/plans.ts';
import type { Program, ProgramField } from '../../../preload/contract/programs.ts';
import { entryAlias } from '../ssh/config-block.ts';

export interface ProgramNeeds {
  readonly lab: LabName;
  readonly facts: Pick<Facts, 'ssh' | 'home'>;
  /** The file name of the key in ~/.ssh that logs in to the lab; undefined when we set none up. */
  readonly keyName?: string | undefined;
}

/** The near end of the way to Remote Desktop, on this computer. Our choice; 3389 itself is taken where this computer offers it. */
const nearPort = 33890;

/** All programs in the order in which they are shown. */
export function composePrograms(needs: ProgramNeeds): readonly Program[] {
  return [composeTerminal(needs), composeRemoteDesktop(needs), composeWinScp(needs), composeMobaXterm(needs), composeCyberduck(needs)];
}

/** By the short names that write-ssh-config puts into ~/.ssh/config. */
function composeTerminal({ lab: { lab } }: ProgramNeeds): Program {
  return {
    id: 'terminal',
    fields: [
      { id: 'openShell', value: `ssh ${lab}` }, { id: 'openFiles', value: `sftp ${lab}` },
      { id: 'copyThere', value: `scp results.csv ${lab}:` }, { id: 'copyHere', value: `scp ${lab}:results.csv .` },
    ],
  };
}

/** A Remote Desktop client knows no way through another machine, so ssh opens one first. */
function composeRemoteDesktop({ lab: { lab, user }, facts }: ProgramNeeds): Program {
  return {
    id: 'remote-desktop',
    fields: [
      { id: 'openTunnel', value: `ssh -N -L ${nearPort}:${homeName(lab)}:${facts.home.desktopPort} ${entryAlias(lab)}` },
      { id: 'computer', value: `localhost:${nearPort}` }, { id: 'user', value: user }, { id: 'session', value: 'xfce4' },
    ],
  };
}

function composeWinScp(needs: ProgramNeeds): Program {
  return {
    id: 'winscp',
    fields: [{ id: 'protocol', value: 'SFTP' }, ...homeFields(needs), ...keyField(needs, '%USERPROFILE%\\.ssh\\'), ...tunnelFields(needs)],
  };
}

function composeMobaXterm(needs: ProgramNeeds): Program {
  const { lab: { lab }, facts } = needs;
  return {
    id: 'mobaxterm',
    fields: [
      ...homeFields(needs), ...keyField(needs, '_ProfileDir_\\.ssh\\'), ...tunnelFields(needs),
      { id: 'desktopHost', value: homeName(lab) }, { id: 'desktopPort', value: String(facts.home.desktopPort) },
    ],
  };
}

/** It goes by names that the hosts file has to know. */
function composeCyberduck({ lab: { lab, user, address }, facts }: ProgramNeeds): Program {
  return {
    id: 'cyberduck',
    fields: [
      { id: 'protocol', value: 'SFTP' }, { id: 'host', value: lab }, { id: 'port', value: String(facts.ssh.port) }, { id: 'user', value: user },
      { id: 'hostsLines', value: `${facts.home.address}    home\n${address}    ${entryAlias(lab)}` },
    ],
  };
}

function homeFields({ lab: { user }, facts: { home, ssh } }: ProgramNeeds): readonly ProgramField[] {
  return [{ id: 'host', value: home.address }, { id: 'port', value: String(ssh.port) }, { id: 'user', value: user }];
}

function tunnelFields({ lab: { user, address }, facts: { ssh } }: ProgramNeeds): readonly ProgramField[] {
  return [{ id: 'tunnelHost', value: address }, { id: 'tunnelPort', value: String(ssh.port) }, { id: 'tunnelUser', value: user }];
}

function keyField({ keyName }: ProgramNeeds, folder: string): readonly ProgramField[] {
  return keyName === undefined ? [] : [{ id: 'keyFile', value: `${folder}${keyName}` }];
}

/** The name of home as entry knows it besides `home`. */
function homeName(lab: string): string {
  return `${lab}-home`;
}
