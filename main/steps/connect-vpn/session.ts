// Since when the connection that we made is up, when the service ends it, and what it most likely means that it is gone. Known from the
// journal, because no VPN client says it; a connection that was started elsewhere has no known beginning.

import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Problem } from '../../../preload/contract/problems.ts';
import type { Run } from '../step.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The service's clock and ours differ, and the session begins some seconds before it is journalled. */
const toleranceMs = 5 * minuteMs;
/** A connection that is gone within this time was thrown off rather than lost. */
const soonMs = 15 * minuteMs;

/** When the newest connection of this user came up that we made and that was not taken back: UTC, ISO 8601. */
export function connectedSince({ recorded = [], lab }: Run): string | undefined {
  return recorded.findLast(({ record }) => record.kind === 'vpn.connect' && record.user === lab?.user)?.at;
}

/** The beginning and the latest end of a session, for the evidence. */
export function sessionEvidence(since: string, sessionHours: number): Evidence {
  return { connectedSince: since, resetAt: new Date(Date.parse(since) + sessionHours * hourMs).toISOString() };
}

/** Says that a session has reached its end; undefined before. */
export function sessionOver(since: string, sessionHours: number, nowMs: number): Problem | undefined {
  const isOver = nowMs - Date.parse(since) >= sessionHours * hourMs - toleranceMs;
  return isOver ? { code: 'vpn.sessionReset', retry: 'now', facts: { since: readableTime(since), hours: String(sessionHours) } } : undefined;
}

/** What it means that a connection is gone that nobody took back here. In between, nothing is known. */
export function whyGone(since: string, sessionHours: number, nowMs: number): Problem | undefined {
  const passedMs = nowMs - Date.parse(since);
  const minutes = String(Math.max(1, Math.round(passedMs / minuteMs)));
  const isSoon = passedMs >= 0 && passedMs <= soonMs;
  return sessionOver(since, sessionHours, nowMs) ?? (isSoon ? { code: 'vpn.secondSession', retry: 'now', facts: { minutes } } : undefined);
}

function readableTime(timestamp: string): string {
  return `${timestamp.slice(0, 16).replace('T', ' ')} UTC`;
}
