// Which browser there is, how old it is, and whether it keeps to itself. Chrome tells no dates, so its age follows from its number and from
// the rhythm in which versions come out. Pure.

import type { Remedy } from './actions.ts';
import type { Judged, JudgeNeeds } from './judged.ts';
import type { BrowserFound, Readings } from './readings.ts';

const dayMs = 24 * 60 * 60_000;

/** How many days ago a version came out; for one from before the present rhythm at least that many. A wrong clock may make it negative. */
export function ageInDays(version: string, { chrome }: JudgeNeeds['facts'], nowMs: number): number | undefined {
  const major = /^\d+/.exec(version)?.[0];
  if (major === undefined) return undefined;
  const since = Math.floor((nowMs - Date.parse(chrome.releasedOn)) / dayMs);
  return since - Math.max(0, Number(major) - chrome.major) * chrome.everyDays;
}

/** Chrome or Chromium, not too old and not waiting for a restart. */
export function judgeBrowser(read: Readings['browsers'], { facts, nowMs }: JudgeNeeds, remedy: (kind: 'install' | 'update') => Remedy): Judged {
  const base = { id: 'browser', isNeeded: true } as const;
  if (read === 'unreadable') return { ...base, state: 'cannot-tell', value: '' };
  const found = typeof read === 'string' ? [] : read;
  // Of Flatpak's browsers the certificate step reaches Google Chrome alone (certificate-store/linux.ts).
  const chrome = found.find(({ isChrome, packaging, name }) => isChrome && (packaging !== 'flatpak' || name === 'Google Chrome'));
  if (chrome === undefined) return { ...base, state: 'missing', ...withoutChrome(found), remedy: remedy('install') };
  const value = describe(chrome);
  if (chrome.isUpdatePending === true) return { ...base, state: 'too-old', value, note: 'relaunch-pending', remedy: { kind: 'restart-browser', what: chrome.name, needsAdministrator: false } };
  const age = ageInDays(chrome.version, facts, nowMs);
  if (age === undefined) return { ...base, isNeeded: false, state: 'cannot-tell', value };
  return age <= facts.chrome.oldestDays ? { ...base, state: 'found', value } : { ...base, state: 'too-old', value, expected: oldestGood(facts, nowMs), remedy: remedy('update') };
}

/** The oldest version that would do today. */
function oldestGood({ chrome }: JudgeNeeds['facts'], nowMs: number): string {
  const since = (nowMs - Date.parse(chrome.releasedOn)) / dayMs - chrome.oldestDays;
  return String(chrome.major + Math.max(0, Math.ceil(since / chrome.everyDays)));
}

function withoutChrome(found: readonly BrowserFound[]): Pick<Judged, 'value' | 'note'> {
  const [other] = found;
  if (other === undefined) return { value: '' };
  return { value: describe(other), note: other.packaging === 'flatpak' ? 'flatpak' : 'not-chrome' };
}

function describe({ name, version, packaging }: BrowserFound): string {
  return [name, version, packaging === 'system' ? '' : `(${packaging})`].filter((part) => part !== '').join(' ');
}

/** Browsers that have places of their own for certificates; nothing is said where there is none. */
export function judgeConfined(read: Readings['browsers']): readonly Judged[] {
  const confined = typeof read === 'string' ? [] : read.filter(({ packaging }) => packaging !== 'system');
  const [first] = confined;
  return first === undefined ? [] : [{
    id: 'browser-confined', isNeeded: false, state: 'found', value: confined.map(describe).join(', '), note: confined.some(({ packaging }) => packaging === 'flatpak') ? 'flatpak' : 'snap',
  }];
}
