// Which journey a person is on, told from the link, the kinds of files in the bundle and what this computer already has. Only a proposal:
// the person confirms it. Nothing is guessed from files that are not known. Sources: HUNT Cloud's guide, the matrix in
// preload/contract/journeys.ts, and what each reissue sends (VPN profile, Workbench certificate, or both).

import { journeySteps, type JourneyId } from '../../../preload/contract/journeys.ts';
import type { StepId } from '../../../preload/contract/steps.ts';
import type { BundleFileKind } from '../../core/bundle.ts';

export interface Signs {
  /** The `filter` of the Lab access link. */
  readonly linkJourney?: JourneyId | undefined;
  /** Kinds of the files in the bundle; undefined without a bundle or while it is closed. */
  readonly kinds?: readonly BundleFileKind[] | undefined;
  readonly alreadyOnThisComputer: { readonly vpnProfile: boolean; readonly certificate: boolean; readonly hosts: boolean };
}

export type InferenceReason = 'link' | 'link-agrees-with-bundle' | 'link-differs-from-bundle' | 'bundle-renews-what-is-here'
  | 'bundle-on-an-empty-computer' | 'bundle-adds-to-what-is-here' | 'nothing-to-tell-from';

export interface Inference {
  /** Undefined when nothing tells. */
  readonly journey: JourneyId | undefined;
  /** False: the person chooses, with this as the first proposal. */
  readonly sure: boolean;
  readonly why: InferenceReason;
}

/** Answers the journey the signs point to. */
export function inferJourney({ linkJourney, kinds = [], alreadyOnThisComputer }: Signs): Inference {
  const brings = whatItBrings(kinds);
  if (linkJourney !== undefined) return judgeLink(linkJourney, brings);
  if (brings.vpn && brings.certificate) return inferFromBoth(alreadyOnThisComputer);
  if (brings.vpn) return inferFromVpn(alreadyOnThisComputer);
  if (brings.certificate) return inferFromCertificate(alreadyOnThisComputer);
  if (brings.sshConfig) return { journey: hasAnything(alreadyOnThisComputer) ? 'new_lab' : 'new_user', sure: false, why: reasonFor(alreadyOnThisComputer) };
  return { journey: undefined, sure: false, why: 'nothing-to-tell-from' };
}

interface Brings {
  readonly vpn: boolean;
  readonly certificate: boolean;
  /** Older bundles only. */
  readonly sshConfig: boolean;
}

function whatItBrings(kinds: readonly BundleFileKind[]): Brings {
  const has = (...wanted: readonly BundleFileKind[]): boolean => kinds.some((kind) => wanted.includes(kind));
  return { vpn: has('vpn-profile'), certificate: has('certificate', 'mobileconfig'), sshConfig: has('ssh-config', 'mobaxterm') };
}

/** The link is the service's own word. It is only doubted when the bundle brings what the journey has no step for. */
function judgeLink(journey: JourneyId, brings: Brings): Inference {
  const steps: readonly StepId[] = journeySteps[journey];
  const needed: readonly (readonly [boolean, StepId])[] = [
    [brings.vpn, 'install-vpn-profile'], [brings.certificate, 'install-certificate'], [brings.sshConfig && !brings.vpn && !brings.certificate, 'unpack-bundle'],
  ];
  const brought = needed.filter(([isBrought]) => isBrought);
  if (brought.length === 0) return { journey, sure: true, why: 'link' };
  const fits = brought.every(([, step]) => steps.includes(step));
  return { journey, sure: fits, why: fits ? 'link-agrees-with-bundle' : 'link-differs-from-bundle' };
}

type Already = Signs['alreadyOnThisComputer'];

/** A first bundle and the two reissues for a new computer look alike; with both parts here already it is the reissue of everything. */
function inferFromBoth(already: Already): Inference {
  if (already.vpnProfile && already.certificate) return { journey: 'reissue_all', sure: true, why: 'bundle-renews-what-is-here' };
  if (hasAnything(already)) return { journey: 'reissue_all', sure: false, why: 'bundle-renews-what-is-here' };
  return { journey: 'new_user', sure: false, why: 'bundle-on-an-empty-computer' };
}

function inferFromVpn(already: Already): Inference {
  if (already.vpnProfile) return { journey: 'vpn_reset', sure: true, why: 'bundle-renews-what-is-here' };
  if (hasAnything(already)) return { journey: 'vpn_reset', sure: false, why: 'bundle-adds-to-what-is-here' };
  return { journey: 'new_computer', sure: false, why: 'bundle-on-an-empty-computer' };
}

/** A second lab brings a certificate too, so a certificate alone is a reissue for certain only where the lab is already set up. */
function inferFromCertificate(already: Already): Inference {
  if (already.certificate && already.hosts) return { journey: 'workbench_reissue', sure: true, why: 'bundle-renews-what-is-here' };
  if (already.hosts) return { journey: 'workbench_reissue', sure: false, why: 'bundle-renews-what-is-here' };
  if (hasAnything(already)) return { journey: 'new_lab', sure: false, why: 'bundle-adds-to-what-is-here' };
  return { journey: 'new_computer', sure: false, why: 'bundle-on-an-empty-computer' };
}

function hasAnything({ vpnProfile, certificate, hosts }: Already): boolean {
  return vpnProfile || certificate || hosts;
}

function reasonFor(already: Already): InferenceReason {
  return hasAnything(already) ? 'bundle-adds-to-what-is-here' : 'bundle-on-an-empty-computer';
}
