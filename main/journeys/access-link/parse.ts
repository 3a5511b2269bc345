// Reads one Lab access link into the lab it names. Pure: nothing is opened or looked up. For a whole mail use find.ts first.
// The link is hostile until proved otherwise: everything it says ends up in the hosts file, in ssh and in file names.

import type { Facts } from '../../../preload/contract/facts.ts';
import type { JourneyId } from '../../../preload/contract/journeys.ts';
import { isAddress, isInNetworks, isLabName, isUserName } from '../../../preload/contract/lab.ts';
import type { LabName } from '../../../preload/contract/plans.ts';
import type { ProblemFacts } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import { accessHost, cleanLink, isAccessPage, isOnHost, maxLinkCharacters, readAccessQuery, toWebUrl } from './link.ts';
import { decodeToken } from './token.ts';

/** What a link says. Without `journey` the link had no filter, or one that is not known. */
export interface AccessLink {
  readonly lab: LabName;
  readonly journey?: JourneyId;
}

/** What makes a link unreadable, as the fact `reason`; with `token`, `journey` may say which. */
type UnreadableReason = 'length' | 'characters' | 'form' | 'page' | 'token';

/**
 * Answers the lab and journey of one link, of its part from `access=` on, or of its bare token. Throws `link.notFound` (nothing given),
 * `link.unreadable` {reason, journey?}, `link.otherHost` {host}, `link.badAddress` {address}, `link.badName` {field, name}, `link.outsideLabNetworks` {address, networks}.
 */
export function parseAccessLink(text: string, facts: Pick<Facts, 'labNetworks'>): AccessLink {
  const { token, journey } = readAccessQuery(readSearch(checkText(text)));
  const lab = token === undefined ? undefined : decodeToken(token);
  if (lab === undefined) throw unreadable('token', journey === undefined ? {} : { journey });
  checkLab(lab, facts.labNetworks);
  return journey === undefined ? { lab } : { lab, journey };
}

function checkText(text: string): string {
  if (text.length > maxLinkCharacters && text.trim().length > maxLinkCharacters) throw unreadable('length');
  const link = cleanLink(text);
  if (link === '') throw new LabProblem('link.notFound');
  // Control and direction-changing characters: what is read would not be what is seen.
  if (/[\p{Cc}\p{Cf}]/u.test(link)) throw unreadable('characters');
  return link;
}

function readSearch(link: string): string {
  if (/^\??access=/.test(link)) return link;
  if (decodeToken(readAccessQuery(`access=${link}`).token ?? '') !== undefined) return `access=${link}`;
  const url = toWebUrl(link);
  if (url === undefined) throw unreadable('form');
  if (!isOnHost(url, (name) => name === accessHost)) throw new LabProblem('link.otherHost', { host: url.host.slice(0, 100) }, { retry: 'never' });
  if (!isAccessPage(url)) throw unreadable('page');
  return url.search;
}

function checkLab(lab: LabName, networks: readonly string[]): void {
  if (!isAddress(lab.address)) throw new LabProblem('link.badAddress', { address: lab.address.slice(0, 100) });
  if (!isLabName(lab.lab)) throw new LabProblem('link.badName', { field: 'lab', name: lab.lab.slice(0, 100) });
  if (!isUserName(lab.user)) throw new LabProblem('link.badName', { field: 'user', name: lab.user.slice(0, 100) });
  if (isInNetworks(lab.address, networks)) return;
  throw new LabProblem('link.outsideLabNetworks', { address: lab.address, networks: networks.join(', ') });
}

function unreadable(reason: UnreadableReason, facts: ProblemFacts = {}): LabProblem {
  return new LabProblem('link.unreadable', { reason, ...facts });
}
