// The chain of checks as the window asks for it: with the key and passphrase of the visit, the traces when it fails, and the two reports.

import type { CheckResult, Trace } from '../../preload/contract/kista.ts';
import { toProblem } from '../core/problem.ts';
import { checkKista, type Checked } from '../kista/check.ts';
import { describeKey, loadKey } from '../kista/key.ts';
import { asOneText, composeFirewallReport, composeHuntReport, type ReportInput } from '../kista/letters.ts';
import type { KistaTarget } from '../kista/transfer/connect.ts';
import { traceLines, tracePath } from '../kista/trace/trace.ts';
import { informationNow, kistaStanding, worldOf, type KistaVisit } from './kista-visit.ts';
import { tell, type BridgeNeeds } from './needs.ts';
import { languageOf } from './settings.ts';

/** Checks and keeps the answer in the visit. Throws `kista.informationIncomplete`, an AbortError. */
export async function checkNow(visit: KistaVisit, needs: BridgeNeeds, withTrace: boolean, signal: AbortSignal): Promise<void> {
  const information = informationNow(visit);
  const { machine } = worldOf(visit, needs);
  const { key } = await kistaStanding(visit, needs);
  const checked = await checkKista({
    information, resolver: machine.resolver, signal, key: key === undefined ? undefined : () => loadForLogin(visit, needs, key),
    tell: (verdicts) => tell(needs, 'kista', 'news', { at: 'check', verdicts: [...verdicts] }),
  });
  forgetWrongPassphrase(visit, checked);
  const traces = checked.isRight ? [] : await traceFor(visit, needs, checked, withTrace ? signal : undefined);
  visit.checked = { verdicts: checked.verdicts, isRight: checked.isRight, traces, ...(checked.banner && { banner: checked.banner }) };
  delete visit.reports;
  if (!checked.isRight) visit.checked = { ...visit.checked, reports: await report(visit, needs, checked, traces) };
}

/** The private key with its passphrase; whoever gets it overwrites the content. */
export async function loadForLogin(visit: KistaVisit, needs: BridgeNeeds, name: string): Promise<KistaTarget['key']> {
  const { keyPassphrase } = visit.keys.copies();
  const content = await loadKey({ name }, worldOf(visit, needs).machine);
  return { content, ...(keyPassphrase && { passphrase: keyPassphrase }) };
}

/** It would be tried again and again. */
function forgetWrongPassphrase({ keys }: KistaVisit, { verdicts }: Pick<Checked, 'verdicts'>): void {
  if (verdicts.some(({ problem }) => problem?.code === 'kista.passphraseWrong')) keys.put('keyPassphrase', '');
}

/** Only where packets may be lost on the way; a wrong passphrase has no path. */
async function traceFor(visit: KistaVisit, needs: BridgeNeeds, { verdicts, address }: Checked, running: AbortSignal | undefined): Promise<readonly Trace[]> {
  const { machine } = worldOf(visit, needs);
  const failed = verdicts.find(({ state }) => state === 'failed');
  if (address === undefined || failed === undefined || !['connect', 'banner'].includes(failed.id)) return [];
  const input = { address, port: informationNow(visit).port, platform: machine.platform, runner: machine.runner, ...(machine.systemRoot !== undefined && { systemRoot: machine.systemRoot }) };
  return running === undefined ? traceLines(input) : tracePath(input, running);
}

const systems = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' } as const;

async function report(visit: KistaVisit, needs: BridgeNeeds, { verdicts, address }: Checked, traces: readonly Trace[]): Promise<NonNullable<CheckResult['reports']>> {
  const { facts, machine } = worldOf(visit, needs);
  const { key: name } = await kistaStanding(visit, needs);
  const nowMs = needs.clock.now();
  const key = name === undefined ? undefined : await describeKey(name, machine).catch((error: unknown) => {
    if (toProblem(error).code === 'internal') throw error;
    return undefined;
  });
  const input: ReportInput = {
    verdicts, traces, facts, information: informationNow(visit), nowMs, offsetMinutes: new Date(nowMs).getTimezoneOffset(), system: systems[machine.platform],
    ...(address !== undefined && { address }), ...(key && { key }),
  };
  const language = languageOf(needs);
  visit.reports = { huntCloud: composeHuntReport(input, language), firewall: composeFirewallReport(input, language) };
  return { huntCloud: asOneText(visit.reports.huntCloud), firewall: asOneText(visit.reports.firewall) };
}
