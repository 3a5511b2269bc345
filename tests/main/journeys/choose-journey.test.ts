import { expect, test } from 'vitest';
import { withJourney, type Hints } from '../../../main/journeys/choose-journey.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import type { Bundle, BundleFileKind } from '../../../main/core/bundle.ts';
import type { RecordedChange } from '../../../main/journeys/recorded-changes.ts';
import type { Run, Step } from '../../../main/steps/step.ts';
import { createRun } from './notebook.ts';

/** A stand-in for unpack-bundle that finds these kinds of files, or a wrong key. */
function bundleWith(kinds: readonly BundleFileKind[] | 'wrong key'): Hints['registry'] {
  const plan = (run: Run): ReturnType<Step['plan']> => {
    if (kinds === 'wrong key') return Promise.reject(new LabProblem('bundle.wrongKey'));
    const files = kinds.map((kind) => ({ name: kind, kind, sizeBytes: 0, content: Buffer.alloc(0) }));
    run.bundle = { sha256: '', encrypted: true, files } satisfies Bundle;
    return Promise.resolve({ state: 'planned', changes: [] });
  };
  return new Map([['unpack-bundle', { id: 'unpack-bundle', needs: [], plan, verify: () => Promise.resolve({ answer: 'ok', evidence: {} }) }]]);
}

function hints(given: Partial<Hints>, verb: Hints['request']['verb'] = 'apply'): Hints {
  return { request: { verb, practice: false, steps: [] }, registry: bundleWith([]), changes: [], linkJourney: undefined, remembered: undefined, ...given };
}

function done(step: RecordedChange['step']): RecordedChange {
  return { id: step, run: 'r', step, change: { kind: 'hosts.putBlock', facts: {}, place: '', undo: 'exact' }, record: {}, status: 'done', at: '2026-11-22T05:00:00.000Z' };
}

const journeyOf = async (given: Hints): Promise<string> => (await withJourney(createRun(), given)).journey;

test('what the person said comes before the link, and the link before anything else', async () => {
  expect(await journeyOf(hints({ request: { verb: 'apply', practice: false, steps: [], journey: 'ssh_reset' }, linkJourney: 'new_lab' }))).toBe('ssh_reset');
  expect(await journeyOf(hints({ linkJourney: 'new_lab', remembered: 'new_user' }))).toBe('new_lab');
});

test('looking back uses what was done last; a new bundle does not', async () => {
  for (const verb of ['verify', 'undo', 'status'] as const) expect(await journeyOf(hints({ remembered: 'new_lab' }, verb))).toBe('new_lab');
  await expect(journeyOf(hints({ remembered: 'new_lab' }, 'apply'))).rejects.toThrow('usage.missingOption');
});

test('a reissue that is certain from the bundle needs no name', async () => {
  const changes = [done('install-vpn-profile')];
  expect(await journeyOf(hints({ registry: bundleWith(['vpn-profile']), changes }))).toBe('vpn_reset');
});

test('a proposal that is not certain is named and not carried out', async () => {
  const asked = journeyOf(hints({ registry: bundleWith(['vpn-profile', 'certificate']) }, 'plan'));
  await expect(asked).rejects.toMatchObject({ problem: { code: 'usage.missingOption', facts: { option: '--journey new_user' } } });
});

test('inspect shows the proposal, and a wrong key is its step\'s problem and not the end', async () => {
  expect(await journeyOf(hints({ registry: bundleWith(['vpn-profile']) }, 'inspect'))).toBe('new_computer');
  expect(await journeyOf(hints({ registry: bundleWith('wrong key') }, 'inspect'))).toBe('new_user');
  await expect(journeyOf(hints({ registry: bundleWith('wrong key') }, 'apply'))).rejects.toThrow('bundle.wrongKey');
});
