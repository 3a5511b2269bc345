// The constants of the practice lab: its own addresses, ports and authorities, and nobody outside this computer.

import type { Facts } from '../../preload/contract/facts.ts';
import { shippedFacts } from '../core/facts.ts';
import { practiceRootName, practiceVpnRootName } from './authority.ts';
import type { Ports } from './folder.ts';
import type { Material } from './material.ts';
import { practiceDomain, practiceLabName } from './practice-lab-name.ts';
import { kistaServerName } from './servers/kista.ts';
import { sshServerName } from './servers/ssh.ts';
import { workbenchPorts } from './servers/workbench.ts';

/** The discard port of RFC 863: stands where no practice server runs yet, so that nothing meets a real one on this computer. */
const nobodysPort = 9;

/** The facts of a running practice lab. */
export function practiceFacts(material: Material, ports: Ports): Facts {
  return {
    labDomain: practiceDomain,
    labNetworks: ['127.0.0.0/8'],
    vpn: { hosts: [practiceLabName.address], port: material.vpnPort, protocol: 'udp' },
    vpnNetworks: [], vpnSessionHours: 12, accessRules: [],
    ssh: { port: ports[sshServerName] ?? nobodysPort },
    // Shown to be copied, and asked by nobody.
    home: { address: practiceLabName.address, desktopPort: shippedFacts().facts.home.desktopPort },
    workbench: workbenchPorts(ports),
    kista: { host: practiceLabName.address, addresses: [practiceLabName.address], portFrom: ports[kistaServerName] ?? nobodysPort, portTo: ports[kistaServerName] ?? nobodysPort, internalNetwork: '127.0.0.0/24', internalNotes: shippedFacts().facts.kista.internalNotes },
    roots: [
      { use: 'workbench', name: practiceRootName, sha256: plainHex(material.root.fingerprint256) },
      { use: 'vpn', name: practiceVpnRootName, sha256: plainHex(material.vpnRoot.fingerprint256), notBefore: dayOf(material.vpnRoot.validFrom) },
    ],
    endpoints: [],
    // `.invalid` is reserved (RFC 2606): a practice order can never reach anybody.
    orders: { recipient: 'orders@practice.invalid' },
    prerequisites: shippedFacts().facts.prerequisites,
  };
}

function dayOf(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}

function plainHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
