// The sample of the service's documentation, and small builders for links that only tests need.

import { toProblem } from '../../../../main/core/problem.ts';
import type { LabName } from '../../../../preload/contract/plans.ts';
import type { Problem } from '../../../../preload/contract/problems.ts';

export const labNetworks = ['10.42.0.0/16'];
export const sampleLab: LabName = { lab: 'demolab', user: 'joetester', address: '10.42.1.130' };
export const sampleToken = 'MTAuNDIuMS4xMzB8ZGVtb2xhYnxqb2V0ZXN0ZXI=';
export const samplePage = 'https://docs.hdc.ntnu.no/do-science/lab/';
export const sampleLink = `${samplePage}?access=MTAuNDIuMS4xMzB8ZGVtb2xhYnxqb2V0ZXN0ZXI%3D`;
export const sampleDownload = 'https://filesender.no/?s=download&token=11111111-2222-4333-8444-555555555555';

/** Answers the unescaped base64 of any text. */
export function tokenOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}

/** Answers a link with any text as its token, escaped as the service does. */
export function linkOf(text: string): string {
  return `${samplePage}?access=${encodeURIComponent(tokenOf(text))}`;
}

/** Answers the problem something ends with, `internal` for a bug, or undefined when it ends well. */
export async function problemFrom(run: () => unknown): Promise<Problem | undefined> {
  return Promise.resolve().then(run).then(() => undefined, toProblem);
}
