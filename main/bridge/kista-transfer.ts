// One transfer as the window asks for it. Before a byte goes: the banner of this very connection is the acknowledged one. A cancelled or cut
// transfer can go on; what it was is kept by main/kista/transfer.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import type { Direction, TransferInformation, TransferResult } from '../../preload/contract/kista.ts';
import { LabProblem, toProblem } from '../core/problem.ts';
import { mustBeAcknowledged } from '../kista/banner.ts';
import { findAddress } from '../kista/check.ts';
import type { KistaTarget } from '../kista/transfer/connect.ts';
import type { TransferWatch } from '../kista/transfer/run.ts';
import { downloadItems, resumeTransfer, uploadItems } from '../kista/transfer/transfer.ts';
import { forgetUnfinished, readUnfinished } from '../kista/transfer/unfinished.ts';
import { loadForLogin } from './kista-check.ts';
import { informationNow, kistaStanding, worldOf, type KistaVisit } from './kista-visit.ts';
import { tell, type BridgeNeeds } from './needs.ts';
import { languageOf } from './settings.ts';

type Verb = Parameters<LabHandlers['kista']['run']>[0]['verb'];

interface Order {
  readonly verb: Verb;
  /** The digest of the banner that the person has read. */
  readonly banner: string | undefined;
  readonly signal: AbortSignal;
}

/** Runs it to its end and keeps how it ended. Throws the problems of the first connection; a cancelled transfer is a result. */
export async function runTransfer(visit: KistaVisit, needs: BridgeNeeds, order: Order): Promise<void> {
  const { stateDir } = worldOf(visit, needs);
  if (visit.running !== undefined) throw new LabProblem('engine.busy', {}, { retry: 'now' });
  if (order.verb === 'forget') {
    delete visit.result;
    return forgetUnfinished(stateDir);
  }
  if (order.verb === 'upload' && visit.paths.length === 0) throw new LabProblem('kista.nothingChosen');
  const unfinished = order.verb === 'resume' ? readUnfinished(stateDir) : undefined;
  if (order.verb === 'resume' && unfinished === undefined) throw new LabProblem('kista.nothingUnfinished');
  const place = order.verb === 'download' ? await needs.desktop.chooseFolder(languageOf(needs)) : undefined;
  if (order.verb === 'download' && place === undefined) return;
  delete visit.result;
  const direction = unfinished?.direction ?? (order.verb === 'download' ? 'download' : 'upload');
  visit.result = await watchOver(visit, needs, { direction, signal: order.signal }, async (watch) => {
    const target = await targetFor(visit, needs, unfinished?.information ?? informationNow(visit), { ...order, signal: watch.signal });
    try {
      if (order.verb === 'resume') return await resumeTransfer(target, watch);
      return await (place === undefined ? uploadItems(target, visit.paths, watch) : downloadItems(target, { place }, watch));
    } finally {
      target.key.content.fill(0);
      target.key.passphrase?.wipe();
    }
  });
  if (visit.result.state === 'complete') [visit.paths, visit.items] = [[], []];
}

async function watchOver(visit: KistaVisit, needs: BridgeNeeds, { direction, signal }: { readonly direction: Direction; readonly signal: AbortSignal }, work: (watch: TransferWatch) => Promise<TransferResult>): Promise<TransferResult> {
  const { machine: { platform }, stateDir } = worldOf(visit, needs);
  const abort = new AbortController();
  const over = work({
    signal: AbortSignal.any([signal, abort.signal]), clock: needs.clock, platform, stateDir,
    progress: (progress) => {
      if (visit.running !== undefined) visit.running.progress = progress;
      tell(needs, 'kista', 'news', { at: 'transfer', progress: { ...progress, rows: [...progress.rows] } });
    },
  });
  visit.running = { direction, abort, over };
  try {
    return await over;
  } catch (error) {
    if (toProblem(error).code === 'kista.passphraseWrong') visit.keys.put('keyPassphrase', '');
    throw error;
  } finally {
    delete visit.running;
  }
}

async function targetFor(visit: KistaVisit, needs: BridgeNeeds, information: TransferInformation, { banner, signal }: Order): Promise<KistaTarget> {
  const { machine: { resolver } } = worldOf(visit, needs);
  const { key } = await kistaStanding(visit, needs);
  if (key === undefined) throw new LabProblem('kista.keyNotThere', { file: '~/.ssh/ekista_…' });
  const address = await findAddress({ information, resolver, signal });
  return { information, address, key: await loadForLogin(visit, needs, key), onBanner: mustBeAcknowledged(banner) };
}
