// Stations that no practice visit holds still for: the phases of a connection, a VPN program that asks by itself, a removal that met
// something, a computer that knows no lab. The answers of the main process are stood in for.

import { expect } from '@playwright/test';
import type { StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';
import type { Opened } from './launch.ts';
import { standIn, standInForVisit, tell } from './stand-ins.ts';
import { expectTitle, wordsOf } from './visit.ts';
import type { Visitor } from './walk.ts';

const lab = { lab: 'demolab', user: 'kari.nordmann', address: '10.42.1.130' };
const known = { lab, journey: 'vpn_reset', keysGiven: ['vpnPassphrase'] } as const;
const answered = (id: StepId, state: StepResult['state'], changes: StepResult['changes'] = []): StepResult => ({ id, state, changes });
const hostsChange = { kind: 'hosts.putBlock', facts: { name: 'demolab.lab.hdc.ntnu.no', address: '10.42.1.130', file: '/etc/hosts' }, place: '/etc/hosts', diff: [], needsAdministrator: true, undo: 'exact' } as const;
const changedSince: StepResult = { ...answered('edit-hosts', 'failed'), problem: { code: 'undo.changedSince', retry: 'after-fix', facts: { file: '/etc/hosts' } } };

const result = { journey: 'new_user', lab, practice: false, shippedFacts: true, steps: [answered('connect-vpn', 'done')] };

/** Stops at each of them. */
export async function walkStandIns(opened: Opened, visit: Visitor): Promise<void> {
  await walkPhases(opened, visit);
  await walkPartlyRemoved(opened, visit);
  await walkNoLab(opened, visit);
}

async function walkPhases({ app, page }: Opened, visit: Visitor): Promise<void> {
  const { w } = wordsOf({ language: 'en' });
  await standInForVisit(app, page, { ...known, running: { verb: 'apply', step: 'connect-vpn', ended: [answered('unpack-bundle', 'done'), answered('install-vpn-profile', 'done')] } });
  await tell(app, { at: 'progress', step: 'connect-vpn', phase: 'connect-vpn handshake' });
  await expect(page.getByText(w.running.phaseHandshake)).toBeVisible();
  await visit('running, phases of the VPN', page);
  await tell(app, { at: 'progress', step: 'connect-vpn', phase: 'connect-vpn type-in-openvpn-gui' });
  await expect(page.getByText(w.connection.typeLead)).toBeVisible();
  await visit('running, another window asks', page);
}

async function walkPartlyRemoved({ app, page }: Opened, visit: Visitor): Promise<void> {
  const { w } = wordsOf({ language: 'en' });
  await standIn(app, {
    'journey.removal': { labs: [{ lab, changes: [{ step: 'edit-hosts', change: hostsChange }] }], remains: ['passphrase'] },
    'journey.remove': { removed: false, result: { ...result, steps: [answered('connect-vpn', 'undone'), changedSince] } },
  });
  await standInForVisit(app, page, { ...known, result });
  await page.getByRole('button', { name: w.status.toRemoval }).click();
  await page.getByRole('button', { name: w.removal.remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: w.removal.remove }).click();
  await expectTitle(page, w.removal.partly);
  await visit('removal, not all of it', page);
}

async function walkNoLab({ app, page }: Opened, visit: Visitor): Promise<void> {
  const { w } = wordsOf({ language: 'en' });
  await standIn(app, { 'programs.read': { programs: [], sessionFiles: [] } });
  await standInForVisit(app, page, { ...known, result });
  await page.getByRole('button', { name: w.status.toPrograms }).click();
  await expect(page.getByText(w.programs.noLab)).toBeVisible();
  await visit('programs, no lab', page);
}
