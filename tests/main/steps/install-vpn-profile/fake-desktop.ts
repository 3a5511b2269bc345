// A fake registry with OpenVPN GUI, and a fake Tunnelblick that installs packages, as far as installing a profile asks them.

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Runner } from '../../../../main/system/command.ts';
import { documented, ended } from '../../../fixtures/vpn-clients/read.ts';

export interface FakeRegistry {
  readonly runner: Runner;
  /** Values of keys, by their names. */
  readonly keys: Map<string, Map<string, string>>;
  readonly told: string[];
}

/** The registry of a Windows whose OpenVPN GUI has its folders in `folder`. `fails`: a verb of reg.exe that is refused. */
export function fakeRegistry(folder: string, more: { readonly fails?: string; readonly group?: string } = {}): FakeRegistry {
  const gui = 'HKCU\\SOFTWARE\\OpenVPN-GUI';
  const keys = new Map([
    ['HKLM\\SOFTWARE\\OpenVPN', new Map([['', 'C:\\Program Files\\OpenVPN\\'], ['config_dir', join(folder, 'shared')]])], [gui, new Map([['config_dir', join(folder, 'config')]])],
  ]);
  const told: string[] = [];
  const query = (key: string, value: string | undefined): ReturnType<typeof ended> => {
    const values = keys.get(key);
    const wanted = value === undefined ? [...values ?? []] : [...values ?? []].filter(([name]) => name === value);
    const lines = wanted.map(([name, text]) => `    ${name === '' ? '(Standard)' : name}    ${key.includes('configs') ? 'REG_BINARY' : 'REG_SZ'}    ${text}\r\n`);
    return lines.length === 0 ? ended(1) : ended(0, `\r\n${key}\r\n${lines.join('')}\r\n`);
  };
  const reg = ([verb = '', key = '', ...rest]: readonly string[]): ReturnType<typeof ended> => {
    if (verb === more.fails) return ended(1, '', 'FEIL: Ingen tilgang.\r\n');
    if (verb === 'query') return query(key, rest[0] === '/ve' ? '' : rest[0] === '/v' ? rest[1] : undefined);
    if (verb === 'copy') keys.set(rest[0] ?? '', new Map([...keys.get(rest[0] ?? '') ?? [], ...keys.get(key) ?? []]));
    if (verb === 'delete' && rest[0] === '/v') keys.get(key)?.delete(rest[1] ?? '');
    if (verb === 'delete' && rest[0] !== '/v') keys.delete(key);
    return ended(0);
  };
  const runner: Runner = { run: ({ program, args }) => {
    if (program === 'C:\\Windows\\System32\\reg.exe') return Promise.resolve(reg(args));
    if (program.endsWith('whoami.exe')) return Promise.resolve(ended(0, documented(`whoami-${more.group ?? 'member.nb'}.documented.txt`)));
    if (program.endsWith('openvpn.exe')) return Promise.resolve(ended(0, documented('openvpn-version-2.6.documented.txt')));
    if (program.endsWith('openvpn-gui.exe')) { told.push(args.join(' ')); return Promise.resolve(ended(1)); }
    return Promise.reject(new LabProblem('program.missing', { program }));
  } };
  return { runner, keys, told };
}

export interface FakeTunnelblick {
  readonly runner: Runner;
  readonly scripts: string[];
  /** What it does with the next package; installing when left alone. */
  answer: 'install' | 'refuse' | 'ignore';
  denied: boolean;
}

/** A Tunnelblick that keeps packages below this home. */
export function fakeTunnelblick(home: string): FakeTunnelblick {
  const kept = join(home, 'Library', 'Application Support', 'Tunnelblick', 'Configurations');
  const fake: FakeTunnelblick = { scripts: [], answer: 'install', denied: false, runner: { run: ({ program, args, stdin }) => {
    if (program === '/usr/bin/open') { take(args.at(-1) ?? ''); return Promise.resolve(ended(0)); }
    if (program !== '/usr/bin/osascript') return Promise.reject(new LabProblem('program.missing', { program }));
    const script = String(stdin);
    fake.scripts.push(script);
    if (fake.denied) return Promise.resolve(ended(1, '', documented('osascript-denied.en.documented.txt')));
    if (script.includes('name of every configuration')) return Promise.resolve(ended(0, `${existsSync(kept) ? readdirSync(kept).map((name) => name.replace('.tblk', '')).join('\n') : ''}\n`));
    if (script.includes('delete all credentials')) return Promise.resolve(ended(0, 'true\n'));
    if (fake.answer === 'refuse') return Promise.resolve(ended(0, 'false\n'));
    take(/\{"(.*)"\}/.exec(script)?.[1] ?? '');
    return Promise.resolve(ended(0, 'true\n'));
  } } };
  const take = (folder: string): void => {
    if (fake.answer !== 'install') return;
    const place = join(kept, basename(folder));
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(place), { recursive: true });
    cpSync(folder, place, { recursive: true });
  };
  return fake;
}
