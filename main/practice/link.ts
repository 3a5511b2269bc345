// The practice lab's own Lab access link, in the form of the e-mail (reference: HUNT Cloud documentation, lab access).

import { Buffer } from 'node:buffer';
import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { LabName } from '../../preload/contract/plans.ts';

/** A link as HUNT Cloud sends it for that journey: standard base64 of `ip|lab|user`, with `=` sent as `%3D`. It holds no secret. */
export function composePracticeLink(lab: LabName, journey: JourneyId): string {
  const token = Buffer.from(`${lab.address}|${lab.lab}|${lab.user}`, 'ascii').toString('base64');
  return `https://docs.hdc.ntnu.no/do-science/lab/?access=${encodeURIComponent(token)}&filter=${journey}`;
}
