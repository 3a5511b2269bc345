// The built headless command for peers tests: where it is, and a link that fits the shipped facts.

import { join } from 'node:path';

export const node = process.execPath;
export const cli = join(import.meta.dirname, '..', '..', 'dist', 'main', 'cli.js');

export const labName = 'demolab.lab.hdc.ntnu.no';
export const labAddress = '10.42.1.130';

/** The sample link of the service's own documentation, for another address when given. */
export function accessLink(address = labAddress, journey = 'lab_migration'): string {
  const token = Buffer.from(`${address}|demolab|joetester`).toString('base64');
  return `https://docs.hdc.ntnu.no/do-science/lab/?access=${encodeURIComponent(token)}&filter=${journey}`;
}

interface Printed {
  readonly ok: boolean;
  readonly digest?: string;
  readonly problem?: { readonly code: string };
  readonly steps: readonly { readonly id: string; readonly state: string; readonly evidence?: Record<string, unknown>; readonly problem?: { readonly code: string } }[];
}

/** The one JSON document of a command; a second document or anything beside it is a failure. */
export function readPrinted(stdout: string): Printed {
  return JSON.parse(stdout) as Printed;
}

/** How one step stands in a printed result, with its problem's code when it has one. */
export function stepIn(stdout: string, id: string): string {
  const step = readPrinted(stdout).steps.find((one) => one.id === id);
  return step === undefined ? 'absent' : [step.state, ...(step.problem ? [step.problem.code] : [])].join(' ');
}
