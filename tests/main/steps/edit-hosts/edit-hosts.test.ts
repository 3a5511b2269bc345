import { appendFileSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../../main/core/digest.ts';
import { createEditHosts } from '../../../../main/steps/edit-hosts/edit-hosts.ts';
import type { ChangeMaker, ChangeRecord, Direction, Run } from '../../../../main/steps/step.ts';
import { makeScratch, name, withoutLab, type Scratch } from './scratch-run.ts';

const step = createEditHosts();
const maker = step.changes as ChangeMaker;
const block = `# >>> HUNT Cloud lab access: demolab >>>\n10.42.3.7    ${name}\n# <<< HUNT Cloud lab access: demolab <<<\n`;
const stale = `10.42.9.9\t${name} # r\xe6v\n`;
const disabled = `# disabled by HUNT Cloud lab access: ${stale}`;

const opened: Scratch[] = [];
afterEach(() => opened.splice(0).forEach((scratch) => scratch.remove()));

function scratch(content: string | undefined): Scratch {
  opened.push(makeScratch(content));
  return opened.at(-1) as Scratch;
}

function read({ file }: Scratch): string {
  return readFileSync(file, 'latin1');
}

async function planned(run: Run): Promise<ChangeRecord[]> {
  // The journal keeps records as JSON.
  return (await step.plan(run)).changes.map((change) => JSON.parse(JSON.stringify(change.record)) as ChangeRecord);
}

async function carryOut(records: readonly ChangeRecord[], direction: Direction, run: Run): Promise<void> {
  for (const record of direction === 'apply' ? records : records.toReversed()) await maker.carryOut(record, direction, run);
}

function observeAll(records: readonly ChangeRecord[], run: Run): Promise<readonly string[]> {
  return Promise.all(records.map((record) => maker.observe(record, run)));
}

function problem(code: string): unknown {
  return expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown });
}

describe('the plan', () => {
  test('is skipped without a link', async () => {
    expect(await step.plan(withoutLab(scratch('').run()))).toEqual({ state: 'skipped', reason: 'no-link', changes: [] });
  });

  test('changes nothing and says where, how it is undone and whether an administrator is needed', async () => {
    const hosts = scratch(`a\n${stale}`);
    const reading = await step.plan(hosts.run({}, { canReplace: () => Promise.resolve(false) }));
    expect(reading.state).toBe('planned');
    expect(reading.changes.map(({ kind, place, needsAdministrator, undo }) => ({ kind, place, needsAdministrator, undo }))).toEqual(
      ['hosts.putBlock', 'hosts.disableLine'].map((kind) => ({ kind, place: hosts.file, needsAdministrator: true, undo: 'exact' })),
    );
    expect(read(hosts)).toBe(`a\n${stale}`);
  });

  test('asks about the file behind a link', async () => {
    const hosts = scratch('a\n');
    const link = join(hosts.folder, 'link');
    symlinkSync(hosts.file, link);
    const asked: string[] = [];
    await step.plan(hosts.run({}, { hostsFile: link, canReplace: (path) => Promise.resolve(asked.push(path) > 0) }));
    expect(asked).toEqual([hosts.file]);
  });

  test('asks for nothing when all is right already', async () => {
    const run = scratch(`a\n${block}`).run({}, { canReplace: () => expect.unreachable('nothing is to be written') });
    expect(await step.plan(run)).toEqual({ state: 'already', changes: [] });
  });

  test('refuses a folder in the place of the file', async () => {
    const { folder, run } = scratch('');
    await expect(step.plan(run({}, { hostsFile: folder }))).rejects.toThrow(problem('hosts.notRegular'));
  });
});

describe('carrying out', () => {
  test('and taking back leaves the same bytes, observed at every point', async () => {
    const hosts = scratch(`a\r\n${stale}b`);
    const run = hosts.run();
    const records = await planned(run);
    expect(await observeAll(records, run)).toEqual(['before', 'before']);
    await carryOut(records, 'apply', run);
    expect(await observeAll(records, run)).toEqual(['after', 'after']);
    expect(read(hosts)).toBe(`a\r\n${disabled}b\r\n${block.trimEnd().replaceAll('\n', '\r\n')}`);
    expect(await step.plan(run)).toEqual({ state: 'already', changes: [] });
    await carryOut(records, 'undo', run);
    expect(await observeAll(records, run)).toEqual(['before', 'before']);
    expect(read(hosts)).toBe(`a\r\n${stale}b`);
    expect(readdirSync(hosts.folder)).toEqual(['hosts']);
  });

  test('twice either way writes once', async () => {
    const hosts = scratch('a\n');
    const records = await planned(hosts.run());
    await carryOut([...records, ...records], 'apply', hosts.run());
    expect(read(hosts)).toBe(`a\n${block}`);
    await carryOut([...records, ...records], 'undo', hosts.run());
    expect(read(hosts)).toBe('a\n');
  });

  test('keeps what was edited elsewhere since', async () => {
    const hosts = scratch(`a\n${stale}`);
    const records = await planned(hosts.run());
    await carryOut(records, 'apply', hosts.run());
    writeFileSync(hosts.file, `# new\n${read(hosts)}1.2.3.4 x\n`, 'latin1');
    expect(await observeAll(records, hosts.run())).toEqual(['after', 'after']);
    await carryOut(records, 'undo', hosts.run());
    expect(read(hosts)).toBe(`# new\na\n${stale}1.2.3.4 x\n`);
  });

  test('undo leaves a block that somebody changed or damaged', async () => {
    const hosts = scratch('a\n');
    const records = await planned(hosts.run());
    for (const changed of [block.replace('3.7', '3.8'), block.replace('<<<', '<<')]) {
      writeFileSync(hosts.file, changed);
      expect(await observeAll(records, hosts.run())).toEqual(['other']);
      await expect(carryOut(records, 'undo', hosts.run())).rejects.toThrow(problem('undo.changedSince'));
      expect(read(hosts)).toBe(changed);
    }
  });

  test('creates a missing file and removes it again', async () => {
    const hosts = scratch(undefined);
    const records = await planned(hosts.run());
    expect(records.map((record) => record['kind'])).toEqual(['hosts.createFile']);
    await carryOut(records, 'apply', hosts.run());
    expect(read(hosts)).toBe(block);
    await carryOut(records, 'undo', hosts.run());
    expect(existsSync(hosts.file)).toBe(false);
    expect(await observeAll(records, hosts.run())).toEqual(['before']);
  });

  test('keeps a file it created when somebody wrote into it, and an empty one it found', async () => {
    const created = scratch(undefined);
    const records = await planned(created.run());
    await carryOut(records, 'apply', created.run());
    appendFileSync(created.file, 'mine\n');
    await carryOut(records, 'undo', created.run());
    expect(read(created)).toBe('mine\n');
    const empty = scratch('');
    const others = await planned(empty.run());
    await carryOut(others, 'apply', empty.run());
    await carryOut(others, 'undo', empty.run());
    expect(read(empty)).toBe('');
  });

  // A fake signal: it is asked between the reading of the file and its replacement, and then another program edits the file.
  const meddling = (hosts: Scratch, times: number): AbortSignal => ({
    throwIfAborted: () => { if (times-- > 0) appendFileSync(hosts.file, `1.1.1.1 foreign${times}\n`); },
  }) as AbortSignal;

  test('starts again when the file changes at that moment, and keeps both', async () => {
    const hosts = scratch('a\n');
    const records = await planned(hosts.run());
    await carryOut(records, 'apply', hosts.run({ signal: meddling(hosts, 3) }));
    expect(read(hosts)).toBe(`a\n1.1.1.1 foreign2\n1.1.1.1 foreign1\n1.1.1.1 foreign0\n${block}`);
  });

  test('gives up when the file keeps changing', async () => {
    const hosts = scratch('a\n');
    const records = await planned(hosts.run());
    await expect(carryOut(records, 'apply', hosts.run({ signal: meddling(hosts, 1000) }))).rejects.toThrow(problem('hosts.changedMeanwhile'));
    expect(read(hosts)).toMatch(/^a\n(1\.1\.1\.1 foreign\d+\n)+$/);
    expect(readdirSync(hosts.folder)).toEqual(['hosts']);
  });

  test('refuses a record that was tampered with', async () => {
    const hosts = scratch('a\n');
    const [record] = await planned(hosts.run());
    await expect(carryOut([{ ...record, address: '1.2.3.4\n0.0.0.0 x' }], 'apply', hosts.run())).rejects.toThrow();
    await expect(carryOut([{ ...record, file: '/etc/passwd' }], 'apply', hosts.run())).rejects.toThrow();
    expect(read(hosts)).toBe('a\n');
  });
});

describe('the elevated batch', () => {
  const within = { labDomain: 'lab.hdc.ntnu.no', labNetworks: ['10.42.0.0/16'] };
  const digest = (text: string): string => sha256(Buffer.from(text, 'latin1'));

  test('is a chain: each action starts from the result of the one before', async () => {
    const hosts = scratch(`a\n${stale}`);
    const records = await planned(hosts.run());
    expect(await maker.elevated(records, 'apply', hosts.run())).toEqual([
      { verb: 'hosts.splice', sha256Before: digest(`a\n${stale}`), sha256After: digest(`a\n${stale}${block}`), splices: [{ at: `a\n${stale}`.length, removeBytes: 0, insert: block }], within },
      { verb: 'hosts.splice', sha256Before: digest(`a\n${stale}${block}`), sha256After: digest(`a\n${disabled}${block}`), splices: [{ at: 2, removeBytes: 0, insert: '# disabled by HUNT Cloud lab access: ' }], within },
    ]);
    expect(read(hosts)).toBe(`a\n${stale}`);
  });

  test('takes back from the file as it is now', async () => {
    const hosts = scratch(`a\n${stale}`);
    const records = await planned(hosts.run());
    await carryOut(records, 'apply', hosts.run());
    appendFileSync(hosts.file, 'b\n');
    const actions = await maker.elevated(records.toReversed(), 'undo', hosts.run());
    expect(actions.map((action) => [action.sha256Before, action.sha256After])).toEqual([
      [digest(`a\n${disabled}${block}b\n`), digest(`a\n${stale}${block}b\n`)], [digest(`a\n${stale}${block}b\n`), digest(`a\n${stale}b\n`)],
    ]);
  });

  test('has no action for what is done already', async () => {
    const hosts = scratch(`a\n`);
    const records = await planned(hosts.run());
    await carryOut(records, 'apply', hosts.run());
    expect(await maker.elevated(records, 'apply', hosts.run())).toEqual([]);
  });

  test('says that a file we created is to go', async () => {
    const hosts = scratch(undefined);
    const records = await planned(hosts.run());
    expect(await maker.elevated(records, 'apply', hosts.run())).toMatchObject([{ sha256Before: digest(''), sha256After: digest(block) }]);
    await carryOut(records, 'apply', hosts.run());
    expect(await maker.elevated(records, 'undo', hosts.run())).toMatchObject([{ sha256Before: digest(block), sha256After: 'absent' }]);
  });
});

test('sweeping after a crash removes what was left and puts a cut-off write back', async () => {
  const hosts = scratch(`a\n${block.slice(0, 20)}`);
  const [record] = await planned(scratch('a\n').run());
  writeFileSync(join(hosts.folder, '.hosts.hunt-lab-0123456789abcdef'), 'half');
  writeFileSync(join(hosts.folder, `.hosts.hunt-lab-before-${sha256('a\n')}`), 'a\n');
  writeFileSync(join(hosts.folder, `.hosts.hunt-lab-after-${sha256(`a\n${block}`)}`), `a\n${block}`);
  await maker.sweep(record as ChangeRecord, hosts.run());
  expect(read(hosts)).toBe('a\n');
  expect(readdirSync(hosts.folder)).toEqual(['hosts']);
});

describe('on Windows', () => {
  const registry = '\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\r\n    DataBasePath    REG_EXPAND_SZ    %SystemRoot%\\System32\\drivers\\etc\r\n\r\n';

  test('the hosts file always needs an administrator, whatever Node says about its attributes; in the practice lab it does not', async () => {
    const hosts = scratch('a\n');
    const planned = (practice: boolean): Promise<readonly boolean[]> => step.plan(hosts.run({}, { platform: 'win32', practice }))
      .then(({ changes }) => changes.map(({ needsAdministrator }) => needsAdministrator));
    expect(await planned(false)).toEqual([true]);
    expect(await planned(true)).toEqual([false]);
  });

  test('a moved file is the one that is planned for, shown and handed to the administrator', async () => {
    const usual = scratch('usual\n');
    const moved = scratch(undefined);
    const commands: string[] = [];
    const answer = registry.replace('%SystemRoot%\\System32\\drivers\\etc', 'D:\\names');
    const run = { run: (command: { program: string }) => { commands.push(command.program); return Promise.resolve({ exitCode: 0, stdout: Buffer.from(answer), stderr: Buffer.alloc(0) }); } };
    const reading = await step.plan(usual.run({}, { platform: 'win32', systemRoot: 'C:\\Windows', runner: run }));
    expect(reading.changes.map(({ kind, place }) => [kind, place])).toEqual([['hosts.createFile', 'D:\\names\\hosts']]);
    expect([...new Set(commands)]).toEqual(['C:\\Windows\\System32\\reg.exe']);
    expect(readdirSync(moved.folder)).toEqual([]);
  });
});
