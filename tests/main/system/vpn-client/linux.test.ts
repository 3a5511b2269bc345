// NetworkManager's commands as data, the same on any operating system, and what its answers mean. The answers are recorded from nmcli 1.42.4.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askRunning, deleteConnection, finishConnection, importProfile, listConnections, renameConnection, showConnection } from '../../../../main/system/vpn-client/linux.ts';
import { askDecidingRoute, askRoute, listInterfaces } from '../../../../main/system/vpn-client/connection/linux-routes.ts';
import { askConnection, composeDown, composeUp } from '../../../../main/system/vpn-client/connection/nmcli-connect.ts';
import { readConnection, readImported, readList, readRunning, refuseFailure } from '../../../../main/system/vpn-client/network-manager/output.ts';
import type { Command, CommandResult } from '../../../../main/system/command.ts';

const uuid = '165eca78-fc7a-446f-8f06-087b139284f0';
const ciphers = { dataCiphers: 'AES-256-GCM:AES-256-CBC', fallbackCipher: 'AES-256-CBC' };

function asText({ program, args, stdin }: Command): string {
  return [program, ...args, ...(stdin === undefined ? [] : ['<stdin>'])].join('\n  ');
}

function answered(exitCode: number, stdout = '', stderr = ''): CommandResult {
  return { exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) };
}

describe('the commands', () => {
  it('are these', () => {
    const usual = { uuid, name: 'kari', user: 'kari', login: 'kari-on-this-computer', keyEncrypted: true, allTraffic: false, ownRoutesOnly: false, ...ciphers };
    const sections: readonly (readonly [title: string, source: string, commands: readonly Command[]])[] = [
      ['detect', 'nmcli(1), recorded with 1.42.4', [askRunning(), listConnections()]],
      ['install, apply: a key under a passphrase; then one without, with all traffic and only its own routes', 'nmcli(1); NetworkManager-openvpn import-export.c, recorded with 1.10.2', [
        importProfile('/private/kari-0123456789ab.ovpn'), finishConnection(usual), finishConnection({ ...usual, login: '', keyEncrypted: false, allTraffic: true, ownRoutesOnly: true }),
        renameConnection(uuid, 'kari.old-165eca78'),
      ]],
      ['install, verify: what the connection says of itself; the key files are read by this program', 'nmcli(1)', [showConnection(uuid)]],
      ['install, undo: ours goes, an older one gets its name back', 'nmcli(1)', [deleteConnection(uuid), renameConnection(uuid, 'kari')]],
      ['connect, apply', 'nmcli(1), passwd-file', [composeUp(uuid, '/private/secrets')]],
      ['connect, verify', 'ip-route(8) of iproute2 6.1', [askConnection(uuid), askRoute('10.42.1.2'), askDecidingRoute('10.42.1.2'), listInterfaces()]],
      ['connect, undo', 'nmcli(1)', [composeDown(uuid)]],
    ];
    const text = sections.map(([title, source, list]) => [`# ${title}`, `# source: ${source}`, '', list.map(asText).join('\n\n'), ''].join('\n')).join('\n');
    expect(text).toBe(readFileSync(new URL('../../../golden/vpn-profile.linux.txt', import.meta.url), 'utf8'));
    const commands = sections.filter(([title]) => title.startsWith('install')).flatMap(([, , list]) => list);
    expect(commands.every(({ program, stdin, timeoutMs }) => program === '/usr/bin/nmcli' && stdin === undefined && timeoutMs > 0)).toBe(true);
  });
});

describe('an answer', () => {
  it('of a running NetworkManager is told from every other', () => {
    expect(readRunning(answered(0, 'running\n'))).toBe(true);
    expect(readRunning(answered(0, 'starting\n'))).toBe(false);
    expect(readRunning(answered(8, '', 'Error: NetworkManager is not running.\n'))).toBe(false);
  });

  it('with a list is read, also when names hold colons and blanks', () => {
    expect(readList(answered(0, `05e11329-4014-4552-b059-ffc53130fd53:loopback:lo\n${uuid}:vpn:kari: at work \n\nnot a line\n`))).toEqual([
      { uuid: '05e11329-4014-4552-b059-ffc53130fd53', type: 'loopback', name: 'lo' }, { uuid, type: 'vpn', name: 'kari: at work ' },
    ]);
  });

  it('with a connection is read, also when a value holds a comma', () => {
    const data = 'ca = /run/home/.cert/nm-openvpn/k-ca.pem, cert-pass-flags = 1, remote = 192.0.2.1:1194, 192.0.2.2:1194, verify-x509-name = name:vpn server';
    const shown = ['kari', 'org.freedesktop.NetworkManager.openvpn', data, 'kari', 'yes', 'disabled', 'no', 'user:kari', ''].join('\n');
    expect(readConnection(uuid, answered(0, shown))).toEqual({
      uuid, name: 'kari', user: 'kari', neverDefault: true, ipv6: 'disabled', autoconnect: false, permissions: 'user:kari',
      data: new Map([['ca', '/run/home/.cert/nm-openvpn/k-ca.pem'], ['cert-pass-flags', '1'], ['remote', '192.0.2.1:1194, 192.0.2.2:1194'], ['verify-x509-name', 'name:vpn server']]),
    });
  });

  it('with a connection of another kind of VPN, or with none, is nothing', () => {
    expect(readConnection(uuid, answered(0, 'x\norg.freedesktop.NetworkManager.vpnc\n'))).toBeUndefined();
    expect(readConnection(uuid, answered(10, '', `Error: ${uuid} - no such connection profile.\n`))).toBeUndefined();
  });

  it('to an import tells the new connection, whatever the file was called', () => {
    expect(readImported(answered(0, `Warning: There is another connection with the name 'k'. Reference the connection by its uuid '${uuid}'\nConnection 'k' (${uuid}) successfully added.\n`))).toBe(uuid);
    expect(() => readImported(answered(0, 'nothing of the kind'))).toThrow('vpn.importRefused');
    expect(() => readImported(answered(1, '', 'Error: failed to import: configuration error: unsupported blob/xml element (line 4).\n'))).toThrow('vpn.importRefused');
  });

  it('that refuses becomes a problem', () => {
    expect(() => refuseFailure(answered(1, '', 'Error: Failed to add connection: Insufficient privileges\n'))).toThrow('vpn.notAllowed');
    expect(() => refuseFailure(answered(10, '', 'Error: unknown connection.\n'))).toThrow('vpn.changedMeanwhile');
    expect(() => refuseFailure(answered(8))).toThrow('vpn.importRefused');
    expect(refuseFailure(answered(0))).toBeUndefined();
  });
});
