// The window's calls about service-desk orders. What is opened or saved is composed here anew: the window says an order's name and values,
// never an address, a recipient or a text that would be sent as it is.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { linkLimitCharacters, type FieldValues, type Mail, type Order, type WayOut } from '../../preload/contract/orders.ts';
import { shippedFacts } from '../core/facts.ts';
import { LabProblem } from '../core/problem.ts';
import { wipeSecrets } from '../core/secret.ts';
import { catalogueInForce, findOrder, shippedCatalogue, type CatalogueInForce } from '../orders/catalogue.ts';
import { composeOrder, composeText, refuseUnready, type ComposedOrder } from '../orders/compose.ts';
import { fillForm } from '../orders/fill-form.ts';
import { composeMailto, composeOutlookLink, refuseLong } from '../orders/links.ts';
import { policyFileOf } from '../orders/policy-file.ts';
import { judgeAddress } from '../orders/public-address.ts';
import { forgetSent, readSentOrders, rememberSent } from '../orders/sent-orders.ts';
import { composeMailFile } from '../system/mail-file.ts';
import { readOwnAddress } from '../system/network/own-address.ts';
import { saveFile } from '../system/other-programs/save-file.ts';
import { labOf } from './known-lab.ts';
import type { BridgeNeeds } from './needs.ts';
import { languageOf } from './settings.ts';
import { practiceDirOf, type Visit } from './visit.ts';

/** The handlers of `orders.*`. */
export function createOrdersCalls(visit: Visit, needs: BridgeNeeds): LabHandlers['orders'] {
  const ordering = { visit, needs };
  return {
    list: () => list(ordering),
    compose: async ({ orders }) => {
      const { catalogue } = await catalogueOf(ordering);
      return { mails: orders.map(({ id, values }) => toPreview(id, composeFor(ordering, findOrder(catalogue, id), values))) };
    },
    hand: async ({ id, values, as }) => hand(ordering, { order: findOrder((await catalogueOf(ordering)).catalogue, id), values, as }),
    ownAddress: (_input, { signal }) => ownAddress(ordering, signal),
    forget: ({ number }) => {
      forgetSent(folderOf(ordering), number);
      return Promise.resolve({});
    },
  };
}

interface Ordering {
  readonly visit: Visit;
  readonly needs: BridgeNeeds;
}

const factsOf = ({ visit }: Ordering): ReturnType<typeof shippedFacts>['facts'] => visit.practice?.world.facts ?? shippedFacts().facts;
/** What is ordered in the practice lab is remembered with it. */
const folderOf = ({ visit, needs }: Ordering): string => (visit.practice === undefined ? needs.stateDir : practiceDirOf(needs));

/** No administrator has been at the practice computer. */
async function catalogueOf({ visit, needs: { machine } }: Ordering): Promise<CatalogueInForce> {
  if (visit.practice !== undefined) return shippedCatalogue();
  return catalogueInForce(machine.platform === 'win32' ? policyFileOf('win32', machine.systemRoot) : policyFileOf(machine.platform));
}

async function list(ordering: Ordering): ReturnType<LabHandlers['orders']['list']> {
  const { visit, needs } = ordering;
  const { catalogue, isShipped } = await catalogueOf(ordering);
  const known = { lab: labOf(visit, needs), platform: needs.machine.platform };
  return {
    practice: visit.practice !== undefined, isShipped, version: catalogue.version, recipient: factsOf(ordering).orders.recipient,
    orders: catalogue.orders.map((order) => ({ order, values: fillForm(order, known) })), pointers: catalogue.pointers,
    sent: [...readSentOrders(folderOf(ordering), needs.clock.now())],
  };
}

function composeFor(ordering: Ordering, order: Order, values: FieldValues): ComposedOrder {
  const copies = ordering.visit.keys.copies();
  try {
    // A one-time password is six digits that any number may hold, and worth nothing in half a minute.
    const secrets = Object.entries(copies).flatMap(([name, secret]) => (name === 'otp' ? [] : [secret.reveal()]));
    return composeOrder(order, values, { recipient: factsOf(ordering).orders.recipient, secrets });
  } finally {
    wipeSecrets(copies);
  }
}

type Preview = Awaited<ReturnType<LabHandlers['orders']['compose']>>['mails'][number];

function toPreview(id: string, { subject, body, problems, mail }: ComposedOrder): Preview {
  return {
    id, to: mail.to, subject, body, problems: [...problems],
    mailtoLength: composeMailto(mail).length, outlookLength: composeOutlookLink(mail).length, limit: linkLimitCharacters,
  };
}

interface Handing {
  readonly order: Order;
  readonly values: FieldValues;
  readonly as: WayOut;
}

async function hand(ordering: Ordering, { order, values, as }: Handing): ReturnType<LabHandlers['orders']['hand']> {
  const { needs, visit } = ordering;
  const composed = composeFor(ordering, order, values);
  refuseUnready(composed, order, languageOf(needs));
  const outcome = await handOver(needs, composed.mail, { order, as, practice: visit.practice !== undefined });
  return outcome === 'none' ? { outcome } : { outcome, sent: rememberSent(folderOf(ordering), order, as, needs.clock.now()) };
}

type Outcome = Awaited<ReturnType<LabHandlers['orders']['hand']>>['outcome'];

async function handOver(needs: BridgeNeeds, mail: Mail, { order, as, practice }: { order: Order; as: WayOut; practice: boolean }): Promise<Outcome> {
  const { desktop } = needs;
  if (as === 'copy') {
    await desktop.copy(composeText(mail), false);
    return 'copied';
  }
  if (as !== 'eml') {
    const address = refuseLong(as === 'mailto' ? composeMailto(mail) : composeOutlookLink(mail));
    if (practice) return 'practised';
    await desktop.openMail(address);
    return 'opened';
  }
  const place = await desktop.choosePlace(`${order.title.en}.eml`, languageOf(needs));
  if (place === undefined) return 'none';
  await saveFile(place, await composeMailFile(mail));
  desktop.showFile(place);
  return 'saved';
}

/** Only the one page of the facts is asked, and only when the person pressed the button. There is no internet in the practice lab. */
async function ownAddress(ordering: Ordering, signal: AbortSignal): Promise<{ address: string }> {
  const page = factsOf(ordering).endpoints.find((endpoint) => new URL(endpoint).pathname === '/ip4');
  if (page === undefined) throw new LabProblem('order.addressNotRead');
  const address = await readOwnAddress(page, signal);
  if (judgeAddress(address) !== 'public') throw new LabProblem('order.addressNotPublic', { address });
  return { address };
}
