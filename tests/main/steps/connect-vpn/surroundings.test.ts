// The step with a made-up network around the practice stand-in: what is told when, and that no code is spent on what cannot work.

import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import { LabProblem } from '../../../../main/core/problem.ts';
import type { Run } from '../../../../main/steps/step.ts';
import { sessionOver, whyGone } from '../../../../main/steps/connect-vpn/session.ts';
import { anywhere, type NetworkPicture } from '../../../../main/system/network/picture.ts';
import { statusOf } from '../../../../main/journeys/remembered.ts';
import { openScratch, record, type Scratch } from './practice-run.ts';

const { facts } = shippedFacts();
const tunnelName = 'practice stand-in for a tunnel';
const everything = { address: '0.0.0.0', bits: 0 };
const wire = { name: 'wlan0', description: '', isTunnel: false, addresses: [{ address: '192.168.1.20', bits: 24 }] };
const guard = { name: 'wg0', description: 'wireguard', isTunnel: true, addresses: [{ address: '10.2.0.2', bits: 32 }] };
const server = '129.241.176.121';

function network(over: Partial<NetworkPicture>, allThrough = 'wlan0'): NetworkPicture {
  const way = { destination: everything, interface: allThrough, gateway: '192.168.1.1' };
  return { interfaces: [wire], routes: [], ways: new Map([server, anywhere].map((address) => [address, way])), ...over };
}

const home = network({});
const otherVpn = network({ interfaces: [wire, guard] }, 'wg0');
const sameAddresses = network({ interfaces: [{ ...wire, addresses: [{ address: '10.8.3.20', bits: 24 }] }] });

function runIn(scratch: Scratch, picture: NetworkPicture | undefined, more: Partial<Run> = {}): Run {
  const run = scratch.run(more);
  const { vpnNetworks, accessRules, vpnSessionHours } = facts;
  return { ...run, machine: { ...run.machine, practice: false, readNetwork: () => Promise.resolve(picture) }, facts: { ...run.facts, vpn: { ...run.facts.vpn, hosts: [server] }, vpnNetworks, accessRules, vpnSessionHours } };
}

const apply = (scratch: Scratch, run: Run): Promise<unknown> => scratch.changes.carryOut(record, 'apply', run).then(() => 'done', (error: unknown) => (error instanceof LabProblem ? error.problem : error));

test('a plan tells what is in the way, and tells it no more when it is gone', async () => {
  const scratch = await openScratch();
  expect(await scratch.step.plan(runIn(scratch, otherVpn))).toMatchObject({ state: 'planned', evidence: { otherVpns: ['WireGuard (wg0)'] }, problem: { code: 'vpn.otherVpnActive', facts: { name: 'WireGuard (wg0)' } } });
  expect(await scratch.step.plan(runIn(scratch, sameAddresses))).toMatchObject({ state: 'planned', problem: { code: 'vpn.networkOverlaps', facts: { name: 'wlan0', address: '10.8.3.20' } } });
  const plain = await scratch.step.plan(runIn(scratch, home));
  expect([plain.state, plain.problem, plain.evidence]).toEqual(['planned', undefined, undefined]);
  expect(await scratch.step.plan(runIn(scratch, undefined))).toEqual(plain);
});

describe('connecting', () => {
  test('is refused in a network that cannot work, before a code is taken', async () => {
    const scratch = await openScratch();
    expect(await apply(scratch, runIn(scratch, sameAddresses))).toMatchObject({ code: 'vpn.networkOverlaps' });
    expect([scratch.standIn.logins(), [...scratch.memory]]).toEqual([[], []]);
    expect(await apply(scratch, runIn(scratch, home))).toBe('done');
  });

  test('is tried through another VPN, which may let it through', async () => {
    const scratch = await openScratch();
    expect(await apply(scratch, runIn(scratch, otherVpn))).toBe('done');
    expect(scratch.standIn.logins()).toEqual(['accepted']);
  });

  test('through another VPN that swallows the packets is blamed on it; without one, the rules for other places go with the silence', async () => {
    const scratch = await openScratch();
    const silent = (picture: NetworkPicture): Run => {
      const run = runIn(scratch, picture);
      return { ...run, machine: { ...run.machine, vpn: { ...run.machine.vpn, connect: () => Promise.reject(new LabProblem('vpn.noAnswer', { answer: 'no answer' })) } as NonNullable<Run['machine']['vpn']> } };
    };
    expect(await apply(scratch, silent(otherVpn))).toMatchObject({ code: 'vpn.otherVpnActive' });
    expect(await apply(scratch, silent(home))).toEqual({ code: 'vpn.noAnswer', retry: 'after-fix', facts: { answer: 'no answer', order: 'request_vpn_link', firstVpn: 'vpn.ntnu.no' } });
  });

  test('that fails for another reason keeps that reason', async () => {
    const scratch = await openScratch();
    const run = runIn(scratch, otherVpn);
    expect(await apply(scratch, { ...run, secrets: {} })).toMatchObject({ code: 'vpn.passphraseMissing' });
  });
});

describe('verifying', () => {
  test('a connection that takes all traffic is ok, and that is said', async () => {
    const scratch = await openScratch();
    writeFileSync(scratch.connectedFile, '');
    expect(await scratch.step.verify(runIn(scratch, network({}, tunnelName)))).toMatchObject({ answer: 'ok', problem: { code: 'vpn.defaultRouteTaken', facts: { name: tunnelName } } });
    const plain = await scratch.step.verify(runIn(scratch, home));
    expect([plain.answer, plain.problem]).toEqual(['ok', undefined]);
  });

  test('another VPN beside a connection that works stops nothing', async () => {
    const scratch = await openScratch();
    writeFileSync(scratch.connectedFile, '');
    const verdict = await scratch.step.verify(runIn(scratch, otherVpn));
    expect(verdict).toMatchObject({ answer: 'ok', evidence: { otherVpns: ['WireGuard (wg0)'], entry: 'answered' } });
    expect(verdict.problem).toBeUndefined();
  });

  test('a connection that is gone is blamed on what is in the way now', async () => {
    const scratch = await openScratch();
    expect(await scratch.step.verify(runIn(scratch, otherVpn))).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.otherVpnActive' } });
    expect(await scratch.step.verify(runIn(scratch, home))).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.notConnected' } });
  });
});

describe('a session that we began', () => {
  const since = '2026-11-21T00:00:00.000Z';
  const recorded = [{ step: 'connect-vpn', record, at: since }] as const;
  const hours = (count: number): number => Date.parse(since) + count * 3_600_000;

  test('says in the evidence of plan, verify and status when it began and when it ends', async () => {
    const scratch = await openScratch();
    writeFileSync(scratch.connectedFile, '');
    const run = runIn(scratch, home, { recorded });
    const times = { connectedSince: since, resetAt: '2026-11-21T12:00:00.000Z' };
    expect(await scratch.step.plan(run)).toEqual({ state: 'already', changes: [], evidence: times });
    expect(await scratch.step.verify(run)).toMatchObject({ answer: 'ok', evidence: times });
    const change = { kind: 'vpn.connect', facts: {}, place: '', undo: 'exact' } as const;
    const entries = [{ type: 'intent', at: '2026-11-20T23:59:50.000Z', id: '1', run: 'r', step: 'connect-vpn', change, record }, { type: 'settled', at: since, id: '1', outcome: 'done' }] as const;
    expect(statusOf(entries, 12)).toMatchObject([{ id: 'connect-vpn', evidence: times }]);
    expect(statusOf([...entries, { type: 'settled', at: since, id: '1', outcome: 'undone' }], 12)[0]?.evidence).toBeUndefined();
  });

  test('that somebody else began has no known times', async () => {
    const scratch = await openScratch();
    writeFileSync(scratch.connectedFile, '');
    const verdict = await scratch.step.verify(runIn(scratch, home, { recorded: [{ step: 'connect-vpn', record: { ...record, user: 'somebody' }, at: since }] }));
    expect(verdict.evidence).not.toHaveProperty('connectedSince');
  });

  test('is over at its hours, is thrown off when it is gone within minutes, and is not explained in between', () => {
    expect([0.1, 0.24, 0.3, 5, 11.8, 11.95, 12.5, 100].map((count) => whyGone(since, 12, hours(count))?.code)).toEqual([
      'vpn.secondSession', 'vpn.secondSession', undefined, undefined, undefined, 'vpn.sessionReset', 'vpn.sessionReset', 'vpn.sessionReset',
    ]);
    expect(whyGone(since, 12, hours(0.1))?.facts).toEqual({ minutes: '6' });
    expect(sessionOver(since, 12, hours(12))?.facts).toEqual({ since: '2026-11-21 00:00 UTC', hours: '12' });
    expect(whyGone(since, 12, hours(-1))).toBeUndefined();
  });

  test('and is gone is named by the verifier, and no more once it is back', async () => {
    const scratch = await openScratch();
    const run = runIn(scratch, home, { recorded });
    // The clock of this scratch begins 3 s after the session did.
    expect(await scratch.step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.secondSession', facts: { minutes: '1' } } });
    writeFileSync(scratch.connectedFile, '');
    expect((await scratch.step.verify(run)).problem).toBeUndefined();
    rmSync(scratch.connectedFile);
    const old = [{ ...recorded[0], at: '2026-11-20T11:00:00.000Z' }];
    expect(await scratch.step.verify(runIn(scratch, home, { recorded: old }))).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.sessionReset', facts: { since: '2026-11-20 11:00 UTC', hours: '12' } } });
  });
});
