// How often a repeated or random test runs: as often as a daily run can afford, or at length (`npm run test:long`, which sets LONG=1 and
// runs the files that import this one, and no others).

export const isLong = process.env['LONG'] === '1';

/** The one number or the other. */
export function atLength(usually: number, long: number): number {
  return isLong ? long : usually;
}
