import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wipeBundle } from '../../../../main/core/bundle.ts';
import { openBundle, surveyBundle } from '../../../../main/system/archive/open.ts';
import type { Command, Runner } from '../../../../main/system/command.ts';
import { attempt, createBench, runner, textOf, type Bench } from '../../../fixtures/archives/bench.ts';

let bench: Bench;
let visible: string;
let hidden: string;
const key = 'fake key';
const contents = { 'user.ovpn': 'client\n', 'lab/user.p12': 'not a certificate', 'readme.txt': 'hello' };
beforeAll(async () => {
  bench = createBench();
  visible = await bench.pack('visible.7z', contents, [], key);
  hidden = await bench.pack('hidden.7z', contents, ['-mhe=on'], key);
});
afterAll(() => bench.remove());

/** The real Runner, with something happening around each command. */
function around(before: (command: Command) => void, after: (command: Command) => void = () => undefined): Runner {
  return {
    run: async (command, signal) => {
      before(command);
      const result = await runner.run(command, signal);
      after(command);
      return result;
    },
  };
}

function verbOf(command: Command): string {
  return command.args[0] ?? '';
}

function folderOf(command: Command): string {
  return command.args.find((arg) => arg.startsWith('-o'))?.slice(2) ?? '';
}

describe('looking at an archive without its key', () => {
  it('shows the names when they are visible', async () => {
    const survey = await surveyBundle(bench.request(visible));
    expect(survey).toMatchObject({ namesHidden: false, encrypted: true });
    expect(survey.files.map(({ name, kind }) => `${name} ${kind}`).sort()).toEqual(['lab/user.p12 certificate', 'readme.txt other', 'user.ovpn vpn-profile']);
  });

  it('says that it cannot when they are hidden', async () => {
    expect(await surveyBundle(bench.request(hidden))).toMatchObject({ namesHidden: true, encrypted: true, files: [] });
  });

  it('starts no 7-Zip when the names are hidden', async () => {
    const started: string[] = [];
    await surveyBundle(bench.request(hidden, undefined, { runner: around((command) => { started.push(verbOf(command)); }) }));
    expect(started).toEqual([]);
  });
});

describe('opening an archive', () => {
  it('asks 7-Zip twice and tells how far it is', async () => {
    const started: string[] = [];
    const phases: string[] = [];
    await openBundle(bench.request(hidden, key, { runner: around((command) => { started.push(verbOf(command)); }), progress: (phase) => { phases.push(phase); } }));
    expect(started).toEqual(['l', 'x']);
    expect(phases).toEqual(['reading', 'listing', 'unpacking', 'taking in']);
  });

  it('unpacks the known files only', async () => {
    const unpacked: string[] = [];
    const spying = around(() => undefined, (command) => {
      if (verbOf(command) === 'x') unpacked.push(...readdirSync(folderOf(command), { recursive: true, encoding: 'utf8' }));
    });
    await openBundle(bench.request(hidden, key, { runner: spying }));
    expect(unpacked.map((path) => path.replaceAll('\\', '/')).sort()).toEqual(['lab', 'lab/user.p12', 'user.ovpn']);
  });

  it('gives contents that can be wiped', async () => {
    const bundle = await openBundle(bench.request(hidden, key));
    expect(textOf(bundle, 'user.ovpn')).toBe('client\n');
    wipeBundle(bundle);
    expect(textOf(bundle, 'user.ovpn')).toBe('\0'.repeat(7));
  });

  it.each(['l', 'x'])('leaves nothing when cancelled during %s', async (verb) => {
    const abort = new AbortController();
    const stopping = around((command) => { if (verbOf(command) === verb) setTimeout(() => abort.abort(), 2); });
    const opening = openBundle(bench.request(hidden, key, { runner: stopping, signal: abort.signal }));
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(bench.workFolder)).toEqual([]);
  });

  it('leaves nothing when cancelled while 7-Zip has written a part', async () => {
    const abort = new AbortController();
    const writing: Runner = {
      run: async (command, signal) => {
        if (verbOf(command) === 'l') return runner.run(command, signal);
        writeFileSync(join(folderOf(command), 'user.ovpn'), 'half');
        abort.abort();
        return runner.run(command, signal);
      },
    };
    await expect(openBundle(bench.request(hidden, key, { runner: writing, signal: abort.signal }))).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(bench.workFolder)).toEqual([]);
  });

  it('does not start when it is cancelled already', async () => {
    await expect(openBundle(bench.request(hidden, key, { signal: AbortSignal.abort() }))).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    ['by another good one, before unpacking', 'x', () => readFileSync(visible)],
    ['by nonsense, before unpacking', 'x', () => Buffer.from('nonsense')],
    ['by one byte, before unpacking', 'x', () => Buffer.concat([readFileSync(hidden), Buffer.from('x')])],
  ])('notices that the archive was replaced %s', async (_what, verb, other) => {
    const file = bench.save('replaced.7z', readFileSync(hidden));
    const replacing = around((command) => { if (verbOf(command) === verb) writeFileSync(file, other()); });
    const { outcome } = await attempt(bench, file, key, { runner: replacing });
    expect(outcome).toBe('bundle.changedWhileReading');
    expect(readdirSync(bench.workFolder)).toEqual([]);
  });

  it('notices that the archive was replaced after unpacking', async () => {
    const file = bench.save('later.7z', readFileSync(hidden));
    const replacing = around(() => undefined, (command) => { if (verbOf(command) === 'x') writeFileSync(file, readFileSync(visible)); });
    expect((await attempt(bench, file, key, { runner: replacing })).outcome).toBe('bundle.changedWhileReading');
  });

  it.each<[string, string, (folder: string) => void]>([
    ['a file more', 'bundle.dangerousEntry', (folder) => writeFileSync(join(folder, 'startup.bat'), 'evil')],
    ['another length', 'bundle.damaged', (folder) => writeFileSync(join(folder, 'user.ovpn'), 'up /tmp/evil.sh\n')],
  ])('refuses what 7-Zip should not have written: %s', async (_what, code, spoil) => {
    const spoiling = around(() => undefined, (command) => { if (verbOf(command) === 'x') spoil(folderOf(command)); });
    expect((await attempt(bench, hidden, key, { runner: spoiling })).outcome).toBe(code);
    expect(readdirSync(bench.workFolder)).toEqual([]);
  });

  it('tells that 7-Zip is missing', async () => {
    expect((await attempt(bench, hidden, key, { sevenZip: join(bench.root, 'no-7zz') })).outcome).toBe('bundle.programMissing');
  });

  it('tells that no work folder can be made', async () => {
    expect((await attempt(bench, hidden, key, { workFolder: join(bench.root, 'missing') })).outcome).toBe('bundle.noWorkFolder');
  });

  it('names the archive in every problem and never the key', async () => {
    const problem = await openBundle(bench.request(hidden, 'another fake key')).then(() => undefined, (error: unknown) => error);
    expect(problem).toMatchObject({ problem: { code: 'bundle.wrongKey', facts: { file: 'hidden.7z' } } });
    expect(JSON.stringify(problem)).not.toContain('another fake key');
  });
});
