// What is going on right now, in words, and how far the run is. Pure.

import { fill } from '../../preload/contract/text/fill.ts';
import { askingClientOf } from './asking-client.ts';
import type { Words } from './language.ts';
import type { Visit, VisitRun } from './visit.ts';
import { stepStands } from './step-stands.ts';

/** The step that goes on, as a title. */
export function doingOf({ verb, current, steps }: VisitRun, { t, w }: Words): string {
  if (verb === 'undo') return steps?.length === 1 && steps[0] === 'connect-vpn' ? w.running.disconnectTitle : w.running.undoTitle;
  if (verb === 'connect') return t.steps['connect-vpn'].doing;
  if (verb === 'verify') return w.running.verifyTitle;
  return current === undefined ? w.running.preparing : t.steps[current].doing;
}

/** The step and the part of it that goes on; what another window asks for stands on the page. */
export function detailOf(run: VisitRun, words: Words): string {
  const { t } = words;
  const step = run.current === undefined ? words.w.running.preparing : run.verb === 'apply' || run.verb === 'connect' ? t.steps[run.current].doing : t.steps[run.current].title;
  const part = partOf(run.phase, words);
  return part === undefined || askingClientOf(run.phase) !== undefined ? step : `${step}: ${part}`;
}

/** How much of the run is done, in steps; nobody knows how long a connection takes. */
export function progressOf(visit: Visit): { readonly value?: number; readonly total?: number } {
  if (visit.run?.verb === 'connect') return {};
  const ids = stepStands(visit).map(({ id }) => id);
  const at = visit.run?.current === undefined ? 0 : ids.indexOf(visit.run.current);
  return { value: Math.max(0, at) + (visit.run?.fraction ?? 0), total: Math.max(1, ids.length) };
}

/** A step tells its parts as words of its own, some with its name in front; what has no words is not told. */
function partOf(phase: string | undefined, { w: { running } }: Words): string | undefined {
  const parts: Readonly<Record<string, string>> = {
    'reading': running.phaseReading, 'listing': running.phaseListing, 'unpacking': running.phaseUnpacking, 'taking in': running.phaseTakingIn,
    'waiting-for-code': running.phaseWaitingForCode, 'resolving': running.phaseResolving, 'contacting': running.phaseContacting, 'handshake': running.phaseHandshake,
    'type-in-openvpn-gui': running.phaseTypeInOpenVpnGui, 'type-in-tunnelblick': running.phaseTypeInTunnelblick, 'answer-tunnelblick': running.phaseAnswerTunnelblick,
    'authentication': running.phaseAuthentication, 'addresses': running.phaseAddresses, 'routes': running.phaseRoutes, 'up': running.phaseUp,
    'entry': running.phaseEntry, 'home': running.phaseHome,
  };
  const seconds = /^connect-vpn next-code-in (\d+)$/.exec(phase ?? '')?.[1];
  if (seconds !== undefined) return fill(running.phaseNextCode, { seconds });
  return phase === undefined ? undefined : parts[phase] ?? parts[phase.split(' ').at(-1) ?? ''];
}
