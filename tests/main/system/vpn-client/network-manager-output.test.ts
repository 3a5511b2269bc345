// NetworkManager's refusals as problems: in its own words (recorded with 1.42.4), and where they say nothing.

import { expect, it } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { readList, refusalOf } from '../../../../main/system/vpn-client/network-manager/output.ts';

const otherwise = new LabProblem('vpn.clientStopped', { detail: 'nmcli 4' });

it.each([
  ['Error: Connection activation failed: No valid secrets\nHint: use journalctl', 'vpn.secretsMissing'],
  ['Error: Connection activation failed: The base network connection was interrupted', 'vpn.noNetwork'],
  ["Error: Connection activation failed: The VPN service 'org.freedesktop.NetworkManager.openvpn' was not installed.", 'vpn.pluginMissing'],
  ['Error: NetworkManager is not running.', 'vpn.managerOff'],
  ['Error: Connection activation failed: Not authorized to control networking.', 'vpn.notAllowed'],
  ['Error: Connection activation failed: Unknown reason', 'vpn.clientStopped'],
  ['Error: Connection activation failed: The connection attempt timed out', 'vpn.clientStopped'],
  ['', 'vpn.clientStopped'],
])('%s', (stderr, code) => {
  expect(refusalOf({ stderr: Buffer.from(stderr) }, otherwise).problem.code).toBe(code);
});

it('a connection that is gone was changed meanwhile; other words are a refused import', () => {
  const failing = (exitCode: number, stderr: string) => () => readList({ exitCode, stdout: Buffer.alloc(0), stderr: Buffer.from(stderr) });
  expect(failing(10, "Error: unknown connection 'joetester'.")).toThrow('vpn.changedMeanwhile');
  expect(failing(2, 'Error: something else')).toThrow('vpn.importRefused');
  expect(failing(1, 'Error: Failed to add: Insufficient privileges')).toThrow('vpn.notAllowed');
});
