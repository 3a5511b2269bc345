// How much is left of the ten days (domain: keys and archive stop working ten days after they were sent). Pure; whole days.

export interface TenDaysReading {
  /** 0 to 10. */
  readonly left: number;
  /** The day on which they stop working, as `2026-11-28`. */
  readonly lastDay: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const days = 10;

/** Reads it from two days as a date field gives them; undefined when the first is none, or lies ahead of the second. */
export function readTenDays(sentOn: string, today: string): TenDaysReading | undefined {
  const [sentMs, nowMs] = [Date.parse(`${sentOn}T00:00:00Z`), Date.parse(`${today}T00:00:00Z`)];
  if (Number.isNaN(sentMs) || sentMs > nowMs) return undefined;
  const left = Math.max(0, days - Math.round((nowMs - sentMs) / dayMs));
  return { left, lastDay: new Date(sentMs + days * dayMs).toISOString().slice(0, 10) };
}

/** The calendar day here, as a date field gives it. */
export function dayOf(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
