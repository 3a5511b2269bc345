import { expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Reached } from '../../../../main/system/vpn-client/connection/reach.ts';
import { keepFresh } from '../../../../main/system/vpn-client/fresh-proof.ts';
import type { TunnelProof } from '../../../../main/system/vpn-client/tunnel-proof.ts';

interface Bench {
  wallMs: number;
  awakeMs: number | undefined;
  answer: Reached;
  isRouted: boolean;
  asked: number;
  covers(): Promise<string>;
}

/** A proof over a tunnel, a lab and a clock that the test sets. */
function bench(hasAwakeClock = true): Bench {
  const it: Bench = { wallMs: Date.UTC(2026, 10, 22), awakeMs: hasAwakeClock ? 5_000 : undefined, answer: 'answered', isRouted: true, asked: 0, covers: () => Promise.resolve('') };
  const clock = { now: () => it.wallMs, ...(hasAwakeClock && { awakeMs: () => it.awakeMs ?? 0 }) };
  const proof = keepFresh<TunnelProof>({ interface: 'tun0', covers: () => Promise.resolve(it.isRouted) }, { clock, address: '10.42.1.130', reach: () => { it.asked += 1; return Promise.resolve(it.answer); } });
  it.covers = () => proof.covers('10.42.1.130').then(String, (error: unknown) => (error instanceof LabProblem ? `${error.problem.code} ${Object.values(error.problem.facts).join(' ')}` : String(error)));
  return it;
}

function pass(it: Bench, passedMs: number, sleptMs = 0): void {
  it.wallMs += passedMs + sleptMs;
  if (it.awakeMs !== undefined) it.awakeMs += passedMs;
}

test('a fresh proof is believed without asking the lab, and a route that is gone is gone at once', async () => {
  const it = bench();
  pass(it, 59_000);
  expect([await it.covers(), it.asked]).toEqual(['true', 0]);
  it.isRouted = false;
  expect([await it.covers(), it.asked]).toEqual(['false', 0]);
});

test('after a sleep the lab has to answer again before the proof holds', async () => {
  const it = bench();
  pass(it, 5_000, 45 * 60_000);
  expect([await it.covers(), it.asked]).toEqual(['true', 1]);
  pass(it, 5_000);
  expect([await it.covers(), it.asked]).toEqual(['true', 1]);
});

test('a tunnel that did not survive the sleep is told as such, each time it is asked, until the lab answers', async () => {
  const it = bench();
  it.answer = 'no answer';
  pass(it, 5_000, 45 * 60_000);
  expect([await it.covers(), await it.covers()]).toEqual(['vpn.staleAfterSleep 45', 'vpn.staleAfterSleep 45']);
  it.answer = 'refused';
  expect(await it.covers()).toBe('true');
});

test('a proof that is merely old is asked again too, and its failure is not blamed on a sleep', async () => {
  const it = bench();
  it.answer = 'no answer';
  pass(it, 61_000);
  expect(await it.covers()).toBe('vpn.labNotReached 10.42.1.130');
});

test('where the system\'s clock runs on in a sleep, it looks like an old proof and is asked again all the same', async () => {
  const it = bench(false);
  it.answer = 'no answer';
  pass(it, 0, 45 * 60_000);
  expect([await it.covers(), it.asked]).toEqual(['vpn.labNotReached 10.42.1.130', 1]);
});

test('a clock that is set back makes every proof old', async () => {
  const it = bench();
  pass(it, 1_000, -3_600_000);
  expect([await it.covers(), it.asked]).toEqual(['true', 1]);
});
