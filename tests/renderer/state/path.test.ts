// The line from this computer to Workbench, from what the steps proved.

import { describe, expect, it } from 'vitest';
import type { JourneyResult } from '../../../preload/contract/plans.ts';
import { pathNodes } from '../../../renderer/state/path-nodes.ts';
import { wordsOf } from '../draw.tsx';
import { change, done, failed, resultOf, waits } from '../fake-visit.ts';

function line(result: JourneyResult): readonly string[] {
  return pathNodes(result, { platform: 'linux', words: wordsOf('en') }).map(({ before, mark, name, fact }) => `${before ?? '|'} ${mark} ${name}: ${fact}`);
}

describe('the line', () => {
  it('is solid when every place is proved', () => {
    expect(line(resultOf([done('connect-vpn', { address: '10.8.0.14', entry: 'answered' })]))).toEqual([
      '| done This computer: Linux', 'solid done VPN: 10.8.0.14', 'solid done entry: 10.42.1.130', 'solid done home: via entry', 'solid done Workbench: answers',
    ]);
  });

  it('is broken at the VPN, and what lies behind it waits', () => {
    const waiting = ['change-passphrase', 'set-up-ssh-key', 'write-ssh-config', 'install-certificate', 'open-workbench', 'edit-hosts'] as const;
    expect(line(resultOf([failed('connect-vpn', 'vpn.noAnswer'), ...waiting.map(waits)]))).toEqual([
      '| done This computer: 1 of 4 in place', 'broken problem VPN: broken here', 'dashed waits entry: not tried', 'dashed waits home: not tried', 'dashed waits Workbench: not tried',
    ]);
  });

  it('is broken at home when entry took the login', () => {
    const nodes = line(resultOf([failed('change-passphrase', 'ssh.temporaryKeyRefused', { host: 'home' }), waits('set-up-ssh-key')]));
    expect(nodes.slice(2, 4)).toEqual(['solid done entry: 10.42.1.130', 'broken problem home: broken here']);
  });

  it('is broken at entry, and home waits', () => {
    const nodes = line(resultOf([failed('change-passphrase', 'ssh.temporaryKeyRefused', { host: 'entry' }), waits('set-up-ssh-key')]));
    expect(nodes.slice(2, 4)).toEqual(['broken problem entry: broken here', 'dashed waits home: not tried']);
  });

  it('never calls a place proved at which no step looked', () => {
    expect(line(resultOf([done('connect-vpn', { entry: 'answered' })], 'vpn_reset'))).toEqual([
      '| done This computer: Linux', 'solid done VPN: connected', 'solid done entry: 10.42.1.130', 'dashed unknown home: not looked at', 'dashed unknown Workbench: not looked at',
    ]);
    expect(line(resultOf([], 'totp_reset')).slice(1).every((node) => node.startsWith('dashed unknown'))).toBe(true);
  });

  it('says cannot tell where a step cannot, without a break', () => {
    expect(line(resultOf([{ ...done('open-workbench'), state: 'unknown' }]))[4]).toBe('dashed unknown Workbench: cannot tell');
  });

  it('claims nothing behind what was taken back', () => {
    const undone = { id: 'edit-hosts', state: 'undone', changes: [change('hosts.putBlock')] } as const;
    expect(line(resultOf([undone]))).toEqual([
      '| undone This computer: undone', 'dashed unknown VPN: not looked at', 'dashed unknown entry: not looked at', 'dashed unknown home: not looked at', 'dashed unknown Workbench: not looked at',
    ]);
  });

  it('does not name the system of this computer in the practice lab', () => {
    expect(line(resultOf([], 'new_user', true))[0]).toBe('| done This computer: in place');
  });
});
