// NetworkManager's own command line program, as data: what to run for each thing we need of it. What its answers mean is in
// network-manager/output.ts. No secret is ever among these words.

import type { Command } from '../command.ts';

const program = '/usr/bin/nmcli';
/** Talking to the daemon takes well under a second; on a computer that is starting up it may take longer. */
const timeoutMs = 20_000;

/** Where NetworkManager looks for what it can speak; without this file it cannot import an OpenVPN profile. */
export const openvpnPluginFiles: readonly string[] = [
  '/usr/lib/NetworkManager/VPN/nm-openvpn-service.name', '/etc/NetworkManager/VPN/nm-openvpn-service.name',
];

/** Where the plug-in puts certificates and keys, below the home folder: up to 1.12.0, and later versions. */
export const certificateFolders: readonly (readonly string[])[] = [
  ['.cert', 'nm-openvpn'], ['.local', 'share', 'networkmanagement', 'certificates', 'nm-openvpn'],
];

/** What is read of a connection, in this order, one line each. */
export const connectionFields = [
  'connection.id', 'vpn.service-type', 'vpn.data', 'vpn.user-name', 'ipv4.never-default', 'ipv6.method', 'connection.autoconnect', 'connection.permissions',
] as const;

/** Answers `running` on stdout when there is a NetworkManager to talk to. */
export function askRunning(): Command {
  return { program, args: ['--terse', '--fields', 'RUNNING', 'general'], timeoutMs };
}

/** Lists all connections: `UUID:TYPE:NAME`. */
export function listConnections(): Command {
  return { program, args: ['--terse', '--escape', 'no', '--fields', 'UUID,TYPE,NAME', 'connection', 'show'], timeoutMs };
}

/** Reads `connectionFields` of one connection. */
export function showConnection(uuid: string): Command {
  return { program, args: ['--escape', 'no', '--get-values', connectionFields.join(','), 'connection', 'show', 'uuid', uuid], timeoutMs };
}

/** Imports a profile; the connection is named after the file, without `.ovpn`. Certificates and key go to files of that name. */
export function importProfile(file: string): Command {
  return { program, args: ['connection', 'import', 'type', 'openvpn', 'file', file], timeoutMs };
}

export interface Finish {
  readonly uuid: string;
  /** The name it gets in the end. */
  readonly name: string;
  readonly user: string;
  /** Only this login may see and use it; empty for everybody. */
  readonly login: string;
  readonly keyEncrypted: boolean;
  /** The profile wants all traffic to go through the tunnel. */
  readonly allTraffic: boolean;
  /** The profile refuses routes that the server sends. */
  readonly ownRoutesOnly: boolean;
  readonly dataCiphers: string;
  readonly fallbackCipher: string;
}

/**
 * What the import leaves wrong or out, in one call, so that it is done whole or not at all. Flags of secrets: 1 the person's keyring keeps
 * it, 2 asked each time, 4 not needed (libnm, NMSettingSecretFlags). A one-time password that is kept makes the next connection fail.
 */
export function finishConnection(finish: Finish): Command {
  const { uuid, name, user, login, keyEncrypted, allTraffic, ownRoutesOnly, dataCiphers, fallbackCipher } = finish;
  const data = ['password-flags=2', `cert-pass-flags=${keyEncrypted ? 1 : 4}`, `data-ciphers=${dataCiphers}`, `data-ciphers-fallback=${fallbackCipher}`];
  return {
    program, timeoutMs,
    args: [
      'connection', 'modify', 'uuid', uuid, ...data.flatMap((item) => ['+vpn.data', item]), 'vpn.user-name', user,
      ...(allTraffic ? [] : ['ipv4.never-default', 'yes']), ...(ownRoutesOnly ? ['ipv4.ignore-auto-routes', 'yes', 'ipv4.ignore-auto-dns', 'yes'] : []),
      'ipv6.method', 'disabled', 'connection.autoconnect', 'no', ...(login === '' ? [] : ['connection.permissions', `user:${login}`]),
      'connection.id', name,
    ],
  };
}

/** Gives a connection another name. */
export function renameConnection(uuid: string, name: string): Command {
  return { program, args: ['connection', 'modify', 'uuid', uuid, 'connection.id', name], timeoutMs };
}

/** Removes a connection. The files with its certificates stay. */
export function deleteConnection(uuid: string): Command {
  return { program, args: ['connection', 'delete', 'uuid', uuid], timeoutMs };
}
