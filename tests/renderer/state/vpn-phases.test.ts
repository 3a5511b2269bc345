// How far a connection is, from what its client tells.

import { describe, expect, it } from 'vitest';
import { vpnPhases } from '../../../main/system/vpn-client/connection/phases.ts';
import { askingClientOf } from '../../../renderer/state/asking-client.ts';
import { vpnPhaseNodes } from '../../../renderer/state/vpn-phases.ts';
import { wordsOf } from '../draw.tsx';

const words = wordsOf('en');
const marks = (phase: string | undefined): string => vpnPhaseNodes(phase, words).map(({ mark }) => mark[0]).join('');

describe('the phases of a connection', () => {
  it('have a row of their own for every word of the main process', () => {
    const current = vpnPhases.map((phase) => vpnPhaseNodes(`connect-vpn ${phase}`, words).findIndex(({ mark }) => mark === 'running' || mark === 'needs'));
    const typed = vpnPhases.filter((phase) => phase.startsWith('type-in-'));
    expect(new Set(current).size).toBe(vpnPhases.length - typed.length);
  });

  it('count as passed when a later one was told', () => {
    expect(marks('connect-vpn handshake')).toBe('dddrtttt');
    expect(marks('connect-vpn up')).toBe('dddddddd');
  });

  it('begin with the code, which needs the person while another window asks for it', () => {
    expect(marks(undefined)).toBe('rttttttt');
    expect(marks('connect-vpn waiting-for-code')).toBe('rttttttt');
    expect(marks('connect-vpn type-in-openvpn-gui')).toBe('nttttttt');
  });

  it('do not break on a word from another version', () => {
    expect(marks('connect-vpn something-new')).toBe('rttttttt');
  });

  it('name the client that asks in its own window', () => {
    expect([askingClientOf('connect-vpn type-in-openvpn-gui'), askingClientOf('connect-vpn type-in-tunnelblick'), askingClientOf('connect-vpn contacting')])
      .toEqual(['OpenVPN GUI', 'Tunnelblick', undefined]);
  });
});
