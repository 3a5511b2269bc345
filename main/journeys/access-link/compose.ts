// Writes a Lab access link the way the service does. Used by the practice lab, and to give every link found in a mail one spelling.

import type { JourneyId } from '../../../preload/contract/journeys.ts';
import type { LabName } from '../../../preload/contract/plans.ts';
import { accessHost, accessPath } from './link.ts';
import { encodeToken } from './token.ts';

/** Answers the link for a lab, with `filter` when a journey is given. The names are taken as they are; reading the link validates them. */
export function composeAccessLink(lab: LabName, journey?: JourneyId): string {
  const filter = journey === undefined ? '' : `&filter=${journey}`;
  return `https://${accessHost}${accessPath}/?access=${encodeURIComponent(encodeToken(lab))}${filter}`;
}
