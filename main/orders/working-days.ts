// Days by the calendar: which one it is for the person, and which one is so many working days later. Public holidays are not known. Pure.

const dayMs = 86_400_000;

/** The day as `2026-11-22`, in the time zone of this computer. */
export function dayOf(ms: number): string {
  const date = new Date(ms);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The day that is so many working days (Monday to Friday) after another. */
export function addWorkingDays(day: string, count: number): string {
  let ms = Date.parse(day); // a date alone is UTC, where every day has 24 hours
  for (let left = count; left > 0;) {
    ms += dayMs;
    const weekday = new Date(ms).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return new Date(ms).toISOString().slice(0, 10);
}
