import { describe, expect, it } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { createSevenZip } from '../../../../main/system/archive/seven-zip.ts';
import type { Command, CommandResult, Runner } from '../../../../main/system/command.ts';
import { never } from '../../../fixtures/archives/bench.ts';
import { killed, listing, tested } from '../../../fixtures/archives/seven-zip-output.ts';

interface Seen {
  readonly command: Command;
  readonly stdin: string;
}

/** A stand-in for the Runner that keeps what it was asked for. */
function recorder(answer: Partial<CommandResult> | Error): { runner: Runner; seen: Seen[] } {
  const seen: Seen[] = [];
  const runner: Runner = {
    run: async (command) => {
      seen.push({ command, stdin: command.stdin instanceof Secret ? command.stdin.revealText() : String(command.stdin) });
      if (answer instanceof Error) throw answer;
      return { exitCode: 0, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0), ...answer };
    },
  };
  return { runner, seen };
}

function sevenZip(runner: Runner, key?: string, program = '/app/7zz') {
  return createSevenZip({ program, runner, key: key === undefined ? undefined : new Secret(key), signal: never });
}

const entry = { name: '-user.ovpn', sizeBytes: 1, attributes: '', crc: 'AAAAAAAA', isEncrypted: true, method: '', oddities: [] };

describe('the command line of 7-Zip', () => {
  it('lists without trying other formats, without patterns, with a UTF-8 key', async () => {
    const { runner, seen } = recorder({ stdout: Buffer.from(listing) });
    await sevenZip(runner, 'fake key').list('/home/x/bundle.7z');
    expect(seen[0]?.command.program).toBe('/app/7zz');
    expect([...(seen[0]?.command.args ?? [])].sort()).toEqual(['-bb0', '-sccUTF-8', '-slt', '-spd', '-t7z', '-y', '/home/x/bundle.7z', 'l'].sort());
    expect(seen[0]?.command.args.slice(0, 2)).toEqual(['l', '/home/x/bundle.7z']);
  });

  it('unpacks the wanted names only, as names, and overwrites nothing', async () => {
    const { runner, seen } = recorder({});
    await sevenZip(runner, 'fake key').extract('/home/x/bundle.7z', '/tmp/work', [entry, { ...entry, name: '@a *.p12' }]);
    expect([...(seen[0]?.command.args ?? [])].sort()).toEqual(
      ['-aos', '-bb0', '-i!-user.ovpn', '-i!@a *.p12', '-o/tmp/work', '-sccUTF-8', '-spd', '-t7z', '-y', '/home/x/bundle.7z', 'x'].sort(),
    );
  });

  it('tests one file for its digest', async () => {
    const { runner, seen } = recorder({ stdout: Buffer.from(tested) });
    expect(await sevenZip(runner).digest('/b.7z', 'user.ovpn')).toMatch(/^2a35d6/);
    expect([...(seen[0]?.command.args ?? [])].sort()).toEqual(['-bb0', '-i!user.ovpn', '-sccUTF-8', '-scrcSHA256', '-spd', '-t7z', '-y', '/b.7z', 't'].sort());
  });

  it('never holds the key, which goes to stdin with a line break and is wiped there', async () => {
    const { runner, seen } = recorder({});
    await sevenZip(runner, 'Sæcret pa$$ "q"').extract('/b.7z', '/tmp/work', [entry]);
    expect(JSON.stringify([seen[0]?.command.program, seen[0]?.command.args, seen[0]?.command.env])).not.toMatch(/Sæcret|pa\$\$/);
    expect(seen[0]?.stdin).toBe('Sæcret pa$$ "q"\n');
    const stdin = seen[0]?.command.stdin;
    expect(stdin instanceof Secret && stdin.reveal().every((byte) => byte === 0)).toBe(true);
  });

  it('gets an end of input when there is no key, so that 7-Zip never waits', async () => {
    const { runner, seen } = recorder({});
    await sevenZip(runner).list('/b.7z');
    expect(seen[0]?.stdin).toBe('');
    expect(seen[0]?.command.timeoutMs).toBe(30_000);
  });

  it('reads the listing of a Windows program with its separators', async () => {
    const { runner } = recorder({ stdout: Buffer.from(listing.replace('sub/x', 'sub\\x').replaceAll('\n', '\r\n')) });
    expect((await sevenZip(runner, undefined, 'C:\\app\\7z.exe').list('C:\\b.7z')).at(-1)?.name).toBe('sub/x.p12');
  });
});

describe('a 7-Zip that fails', () => {
  it.each([
    [new LabProblem('program.missing', { program: '/app/7zz' }), 'bundle.programMissing'],
    [new LabProblem('program.timedOut', { program: '/app/7zz' }), 'bundle.timedOut'],
    [new DOMException('stop', 'AbortError'), 'stop'],
  ])('before it ends is told: %s', async (error, code) => {
    await expect(sevenZip(recorder(error).runner).list('/b.7z')).rejects.toThrow(code);
  });

  it('by a signal is told', async () => {
    await expect(sevenZip(recorder({ exitCode: killed.exitCode }).runner).list('/b.7z')).rejects.toThrow('bundle.programStopped');
  });
});
