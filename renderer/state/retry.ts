// What puts a problem right, and the way to try again without asking for the same consent twice.

import type { Change, JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import type { Problem, ProblemCode } from '../../preload/contract/problems.ts';
import type { VisitStore } from './visit-store.ts';

/** Where the person can put it right: by the same again, with the keys, with archive and link, or not in this window. */
export type Fix = 'again' | 'keys' | 'start' | 'none';

const withKeys: readonly ProblemCode[] = [
  'bundle.wrongKey', 'bundle.keyMissing', 'bundle.unusableKey', 'otp.keyUnusable', 'otp.keyIncomplete', 'otp.otherKind', 'vpn.wrongPassphrase',
  'vpn.passphraseMissing', 'ssh.temporaryKeyRefused', 'ssh.passphraseExpired', 'ssh.changeTooSoon', 'ssh.tokenError', 'certificate.wrongKey', 'keys.forgotten',
];
/** Another archive or link may help where these areas say that this one is not right. */
const withArchive = /^(bundle|link)\./;

/** What to offer first. */
export function fixOf({ code, retry }: Problem): Fix {
  if (withKeys.includes(code)) return 'keys';
  if (withArchive.test(code)) return 'start';
  return retry === 'never' ? 'none' : 'again';
}

/** Tries the last request again. A new plan that holds nothing but what the person agreed to is carried out at once; any other is shown. */
export async function tryAgain(visit: VisitStore): Promise<void> {
  const { last, plan: agreed } = visit.getState();
  if (last?.verb === 'verify') return visit.verify(last.quietly);
  if (last?.verb === 'connect') return visit.connect();
  if (last?.verb === 'undo') return visit.undo(last.steps ?? []);
  if (!await visit.plan({})) return;
  const { plan, screen } = visit.getState();
  if (screen === 'review' && plan !== undefined && agreed !== undefined && isWithin(plan, agreed)) await visit.apply();
}

/** Answers whether the person stopped it: a step says so, or the request as a whole does. */
export function wasStopped(result: JourneyResult | undefined, problem: Problem | undefined): boolean {
  return problem?.code === 'cancelled' || (problem === undefined && result?.steps.some(isStopped) === true);
}

function isStopped({ reason, problem }: StepResult): boolean {
  return reason === 'cancelled' || problem?.code === 'cancelled';
}

/** Answers whether every change of a plan was in the one that was agreed to, word for word. */
export function isWithin(plan: JourneyResult, agreed: JourneyResult): boolean {
  const known = new Set(changesOf(agreed).map(nameOf));
  return changesOf(plan).every((change) => known.has(nameOf(change)));
}

function changesOf({ steps }: JourneyResult): readonly Change[] {
  return steps.flatMap(({ changes }) => changes);
}

function nameOf({ kind, place, facts, diff, needsAdministrator }: Change): string {
  return JSON.stringify([kind, place, Object.entries(facts).sort(), diff, needsAdministrator]);
}
