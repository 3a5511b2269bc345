// The servers of a practice lab, in the order in which they start. A new one is a function in its own file and a place in this list.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../core/clock.ts';
import type { Ports } from '../folder.ts';
import { kistaServerName, openKista } from './kista.ts';
import type { PracticeServer } from './ports.ts';
import type { OpenServer, ServerInput } from './server.ts';
import { openSshServers } from './ssh.ts';
import { openUdpResponder, udpResponderName } from './udp-responder.ts';
import { openVpnStandIn } from './vpn-stand-in.ts';
import { openWorkbench, openWorkbenchRedirect } from './workbench.ts';

export interface RunningServers {
  readonly ports: Ports;
  close(): Promise<void>;
}

/** entry and home; for a journey without the change of passphrase it was changed long ago. */
const openSsh: OpenServer = ({ folder, lab, material, secrets, passphraseIsNew, wishedPorts }) => openSshServers({
  lab, folder, hostKeys: material.sshHostKeys, forcedChange: 'terminal', wishedPorts,
  account: () => ({ passphrase: secrets()[passphraseIsNew ? 'sshTemporaryKey' : 'newPassphrase'].revealText(), mustChange: passphraseIsNew }),
});

const openVpn: OpenServer = async ({ folder, scene, lab, secrets, wishedPorts, isConnected }) => {
  const connectedFile = join(folder, 'vpn-connected');
  if (isConnected === true && scene.vpnServer === 'answers') await writeFile(connectedFile, '', { mode: 0o600 });
  return openVpnStandIn({
    user: lab.user, secrets: secrets(), wishedPorts, connectedFile, server: scene.vpnServer, clock: { now: () => systemClock.now() + scene.serverAheadMs },
  });
};

/** Behind a firewall nobody hears the probe either. */
const openUdp: OpenServer = ({ scene, material }) => (scene.vpnServer === 'answers'
  ? openUdpResponder(material.vpnPort)
  : Promise.resolve({ name: udpResponderName, port: material.vpnPort, close: () => Promise.resolve() }));

const servers: readonly OpenServer[] = [openWorkbench, openWorkbenchRedirect, openSsh, openVpn, openUdp, ({ folder, wishedPorts }) => openKista(folder, wishedPorts[kistaServerName])];

/** Starts all servers and remembers their ports. When something of that fails, those that run are closed again. */
export async function openServers(input: Omit<ServerInput, 'ports'>, remember: (ports: Ports) => void): Promise<RunningServers> {
  await mkdir(input.folder, { recursive: true, mode: 0o700 });
  const running: PracticeServer[] = [];
  const close = async (): Promise<void> => { await Promise.all(running.map((server) => server.close())); };
  const ports = (): Ports => Object.fromEntries(running.map((server) => [server.name, server.port]));
  try {
    for (const open of servers) running.push(await open({ ...input, ports: ports() }));
    remember(ports());
  } catch (error) {
    await close();
    throw error;
  }
  return { ports: ports(), close };
}
