import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyJourney } from '../../../main/journeys/apply-journey.ts';
import type { Engine } from '../../../main/journeys/carry-out.ts';
import { openJournal } from '../../../main/journeys/journal.ts';
import { planJourney } from '../../../main/journeys/plan-journey.ts';
import { readChanges } from '../../../main/journeys/recorded-changes.ts';
import { undoJourney } from '../../../main/journeys/undo-journey.ts';
import { verifyJourney } from '../../../main/journeys/verify-journey.ts';
import type { Step } from '../../../main/steps/step.ts';
import type { Problem } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import { createRun, notebookStep, type Notebook } from './notebook.ts';

let folder: string;
let hosts: Notebook;
let config: Notebook;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
  hosts = { file: join(folder, 'hosts'), line: 'one', needsAdministrator: false };
  config = { file: join(folder, 'config'), line: 'two', needsAdministrator: false };
});
afterEach(() => { rmSync(folder, { recursive: true }); });

function engine(): Engine {
  const steps = [notebookStep('write-ssh-config', config), notebookStep('edit-hosts', hosts), openWorkbench];
  let now = Date.UTC(2026, 10, 1);
  return { registry: new Map(steps.map((step) => [step.id, step])), journal: openJournal(join(folder, 'journal.jsonl')), clock: { now: () => (now += 1000) } };
}

/** A step without changes of its own, that only proves and needs another. */
const openWorkbench: Step = {
  id: 'open-workbench', needs: ['edit-hosts'],
  plan: () => Promise.resolve({ state: 'planned', changes: [] }),
  perform: () => Promise.resolve({ opened: true }),
  verify: () => Promise.resolve({ answer: 'ok', evidence: {} }),
};

const states = (steps: readonly { id: string; state: string }[]): Record<string, string> => Object.fromEntries(steps.map((step) => [step.id, step.state]));

test('a first run does and proves, a second finds everything in place and writes nothing', async () => {
  const first = await applyJourney(engine(), createRun(), 'as-planned-now');
  expect(states(first.steps)).toMatchObject({ 'connect-vpn': 'skipped', 'write-ssh-config': 'done', 'edit-hosts': 'done' });
  const journal = readFileSync(join(folder, 'journal.jsonl'));
  const second = await applyJourney(engine(), createRun(), 'as-planned-now');
  expect(states(second.steps)).toMatchObject({ 'write-ssh-config': 'already', 'edit-hosts': 'already' });
  expect(readFileSync(join(folder, 'journal.jsonl')).equals(journal)).toBe(true);
});

test('planning changes nothing and says the same twice', async () => {
  const one = await planJourney(createRun(), engine().registry);
  const two = await planJourney(createRun(), engine().registry);
  expect(one.digest).toBe(two.digest);
  expect(existsSync(hosts.file)).toBe(false);
});

test('an obstacle of a planned step is shown with the plan and is no part of it: the person was asked to take it away', async () => {
  const withObstacle = (problem?: Problem): Engine['registry'] => new Map([...engine().registry, ['open-workbench', { ...openWorkbench, plan: () => Promise.resolve({ state: 'planned' as const, changes: [], evidence: { otherVpns: ['tun9'] }, ...(problem && { problem }) }) }]]);
  const obstacle: Problem = { code: 'vpn.otherVpnActive', retry: 'after-fix', facts: { name: 'tun9' } };
  const [there, gone] = [await planJourney(createRun(), withObstacle(obstacle)), await planJourney(createRun(), withObstacle())];
  expect(there.steps.find(({ id }) => id === 'open-workbench')?.result).toEqual({ id: 'open-workbench', state: 'planned', changes: [], evidence: { otherVpns: ['tun9'] }, problem: obstacle });
  expect(there.digest).toBe(gone.digest);
  const { steps } = await applyJourney({ ...engine(), registry: withObstacle() }, createRun(), { digest: there.digest });
  expect(states(steps)).toMatchObject({ 'open-workbench': 'done' });
});

test('consent is to the plan that was shown: a machine that changed meanwhile stops before anything is done', async () => {
  const shown = await planJourney(createRun(), engine().registry);
  writeFileSync(hosts.file, 'somebody else');
  await expect(applyJourney(engine(), createRun(), { digest: shown.digest })).rejects.toThrow('plan.changedMeanwhile');
  expect(existsSync(config.file)).toBe(false);
  expect(existsSync(join(folder, 'journal.jsonl'))).toBe(false);
});

test('the intent is on the disk before the action', async () => {
  let seen = '';
  const withSpy = engine();
  const maker = withSpy.registry.get('edit-hosts')?.changes;
  Object.assign(maker ?? {}, { carryOut: () => { seen = readFileSync(join(folder, 'journal.jsonl'), 'utf8'); return Promise.reject(new LabProblem('hosts.locked')); } });
  await applyJourney(withSpy, createRun(), 'as-planned-now');
  expect(seen).toContain('"type":"intent"');
  expect(seen.match(/"step":"edit-hosts"/g)).toHaveLength(1);
});

test('a failed action that changed nothing is recorded so, and steps that need it are left out', async () => {
  hosts.fail = 'before';
  const { steps } = await applyJourney(engine(), createRun(), 'as-planned-now');
  expect(states(steps)).toMatchObject({ 'write-ssh-config': 'done', 'edit-hosts': 'failed', 'open-workbench': 'skipped' });
  expect(steps.find((step) => step.id === 'open-workbench')?.reason).toBe('earlier-step-failed');
  expect(readChanges(engine().journal.entries).find((change) => change.step === 'edit-hosts')?.status).toBe('undone');
});

test('an action that failed after it had worked is recorded as done, so that it can be undone', async () => {
  hosts.fail = 'after';
  await applyJourney(engine(), createRun(), 'as-planned-now');
  expect(readChanges(engine().journal.entries).find((change) => change.step === 'edit-hosts')?.status).toBe('done');
});

test('all changes that need an administrator go behind one prompt', async () => {
  hosts.needsAdministrator = true;
  config.needsAdministrator = true;
  const prompts: number[] = [];
  const elevate = (actions: readonly unknown[]): Promise<void> => {
    prompts.push(actions.length);
    writeFileSync(hosts.file, hosts.line);
    writeFileSync(config.file, config.line);
    return Promise.resolve();
  };
  const { steps } = await applyJourney(engine(), createRun({ elevate }), 'as-planned-now');
  expect(prompts).toEqual([2]);
  expect(states(steps)).toMatchObject({ 'write-ssh-config': 'done', 'edit-hosts': 'done' });
});

test('a refused prompt changes nothing, is asked once, and leaves no open intent', async () => {
  hosts.needsAdministrator = true;
  config.needsAdministrator = true;
  let asked = 0;
  const elevate = (): Promise<void> => { asked += 1; return Promise.reject(new LabProblem('elevation.refused')); };
  const { steps } = await applyJourney(engine(), createRun({ elevate }), 'as-planned-now');
  expect(asked).toBe(1);
  expect(steps.filter((step) => step.problem?.code === 'elevation.refused').map((step) => step.id)).toEqual(['write-ssh-config', 'edit-hosts']);
  expect(readChanges(engine().journal.entries).map((change) => change.status)).toEqual(['undone', 'undone']);
});

test('undo takes back the newest first and only what the journal names', async () => {
  await applyJourney(engine(), createRun(), 'as-planned-now');
  writeFileSync(join(folder, 'foreign'), 'stays');
  const steps = await undoJourney(engine(), createRun(), []);
  expect(states(steps)).toEqual({ 'edit-hosts': 'undone', 'write-ssh-config': 'undone' });
  expect([existsSync(hosts.file), existsSync(config.file), existsSync(join(folder, 'foreign'))]).toEqual([false, false, true]);
  expect(await undoJourney(engine(), createRun(), [])).toEqual([]);
});

test('an undo that claims to have worked and did not is not shown as undone', async () => {
  await applyJourney(engine(), createRun(), 'as-planned-now');
  const lying = engine();
  Object.assign(lying.registry.get('edit-hosts')?.changes ?? {}, { carryOut: () => Promise.resolve() });
  expect(states(await undoJourney(lying, createRun(), ['edit-hosts']))).toEqual({ 'edit-hosts': 'unknown' });
});

test('what a failed undo still needs is not taken back', async () => {
  const books = [notebookStep('write-ssh-config', config), notebookStep('edit-hosts', hosts, ['write-ssh-config'])];
  const needing = { ...engine(), registry: new Map(books.map((step) => [step.id, step])) };
  await applyJourney(needing, createRun(), 'as-planned-now');
  hosts.fail = 'before';
  expect(states(await undoJourney(needing, createRun(), []))).toEqual({ 'edit-hosts': 'failed', 'write-ssh-config': 'skipped' });
  expect(existsSync(config.file)).toBe(true);
});

test('undo of one step leaves the others', async () => {
  await applyJourney(engine(), createRun(), 'as-planned-now');
  await undoJourney(engine(), createRun(), ['edit-hosts']);
  expect([existsSync(hosts.file), existsSync(config.file)]).toEqual([false, true]);
});

for (const [how, content, expected] of [['before', '', 'undone'], ['after', 'one', 'done'], ['neither', 'other', 'unknown']] as const) {
  test(`an intent left open by a crash is asked from the machine: ${how} → ${expected}`, async () => {
    const crashed = engine();
    crashed.journal.append({
      type: 'intent', at: '2026-11-01T12:00:00.000Z', id: 'x', run: 'r', step: 'edit-hosts', record: { line: 'one' },
      change: { kind: 'hosts.putBlock', facts: {}, place: hosts.file, undo: 'exact' },
    });
    writeFileSync(hosts.file, content);
    hosts.fail = 'before';
    await applyJourney(engine(), createRun(), 'as-planned-now');
    expect(readChanges(engine().journal.entries).find((change) => change.id === 'x')?.status).toBe(expected);
  });
}

test('verify believes the machine, not the journal', async () => {
  await applyJourney(engine(), createRun(), 'as-planned-now');
  rmSync(hosts.file);
  const steps = await verifyJourney(createRun(), engine().registry);
  expect(states(steps)).toMatchObject({ 'write-ssh-config': 'done', 'edit-hosts': 'failed' });
  expect(steps.find((step) => step.id === 'edit-hosts')?.problem?.code).toBe('hosts.notResolved');
});

test('a cancelled run stops before the next change and says so', async () => {
  const abort = new AbortController();
  const run = createRun({}, { signal: abort.signal, progress: (phase) => { if (phase === 'edit-hosts') abort.abort(); } });
  const { steps } = await applyJourney(engine(), run, 'as-planned-now');
  expect(states(steps)['write-ssh-config']).toBe('done');
  expect(steps.find((step) => step.id === 'edit-hosts')?.problem?.code).toBe('cancelled');
  expect(steps.find((step) => step.id === 'open-workbench')?.reason).toBe('cancelled');
  expect(existsSync(hosts.file)).toBe(false);
});

test('a bug in a step is not dressed up as a problem', async () => {
  const broken = engine();
  Object.assign(broken.registry.get('edit-hosts') ?? {}, { plan: () => Promise.reject(new TypeError('bug')) });
  await expect(planJourney(createRun(), broken.registry)).rejects.toThrow('bug');
});

test('a step is left once the run has done with it, also when it failed', async () => {
  const left: string[] = [];
  const leave = (id: string) => () => { left.push(id); };
  const fails: Step = { ...openWorkbench, id: 'open-workbench', needs: [], perform: () => Promise.reject(new LabProblem('ssh.silent', { host: 'home' })), leave: leave('open-workbench') };
  const one = engine();
  const registry = new Map([...one.registry, ['edit-hosts', { ...notebookStep('edit-hosts', hosts), leave: leave('edit-hosts') }], ['open-workbench', fails]] as const);
  const { steps } = await applyJourney({ ...one, registry }, createRun(), 'as-planned-now');
  expect(states(steps)).toMatchObject({ 'edit-hosts': 'done', 'open-workbench': 'failed' });
  expect(left).toEqual(['edit-hosts', 'open-workbench']);
});
