// The lines and values that people copy, against golden files: one for the traces of each system, one for the person's own programs.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedFacts } from '../../../main/core/facts.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import { composeOwnClients } from '../../../main/kista/own-client.ts';
import { traceTools, tracePath } from '../../../main/kista/trace/trace.ts';
import type { Command } from '../../../main/system/command.ts';

const golden = join(import.meta.dirname, '..', '..', 'golden', 'kista');
const information = { host: 'ekista.hdc.ntnu.no', port: 2124, user: 'johndoe-importer', fingerprint: 'SHA256:nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5TaPU' };

function compare(name: string, value: unknown): void {
  const text = `${JSON.stringify(value, undefined, 2)}\n`;
  const file = join(golden, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}

it.each([
  ['win32', 'tracert and nmap, learn.microsoft.com and nmap.org'], ['darwin', 'traceroute(8) of macOS: -P TCP'], ['linux', 'traceroute 2.1: -T, tried'],
] as const)('the traces on %s are those of %s', (platform, source) => {
  compare(`trace-${platform}.json`, { source, ...traceTools({ platform, address: '129.241.176.121', port: 2124 }) });
});

it('Linux is never told the published line, which is one of macOS', () => {
  expect(JSON.stringify(traceTools({ platform: 'linux', address: '129.241.176.121', port: 2124 }))).not.toMatch(/-P TCP/i);
});

it('the values for other programs are the person’s own', () => {
  compare('own-windows.json', composeOwnClients({ information, key: { name: 'project' }, windowsHome: 'C:\\Users\\Kari Nordmann', labUser: 'karin', facts: shippedFacts().facts.kista }));
  compare('own-elsewhere.json', composeOwnClients({ information, facts: shippedFacts().facts.kista }));
});

describe('tracing', () => {
  const input = { platform: 'linux', address: '192.0.2.1', port: 2124 } as const;

  it('takes the next tool when one is missing, and shows what it said plain', async () => {
    const asked: Command[] = [];
    const run = (command: Command): Promise<{ exitCode: number; stdout: Buffer; stderr: Buffer }> => {
      asked.push(command);
      if (command.program !== '/usr/bin/tracepath') return Promise.reject(new LabProblem('program.missing', { program: command.program }));
      return Promise.resolve({ exitCode: 1, stdout: Buffer.from(' 1:  \u001b[2J10.0.0.1\n'), stderr: Buffer.from('no reply') });
    };
    const traces = await tracePath({ ...input, runner: { run } }, new AbortController().signal);
    expect(asked.map(({ program }) => program)).toEqual(['/usr/bin/traceroute', '/usr/sbin/traceroute', '/usr/bin/tracepath']);
    expect(traces[0]).toEqual({ line: 'tracepath -n -m 15 192.0.2.1', isOfPort: false, needsAdministrator: false, output: ' 1:  10.0.0.1\nno reply' });
    expect(traces.slice(1).every(({ needsAdministrator, output }) => needsAdministrator && output === undefined)).toBe(true);
  });

  it('without any tool has the lines for others', async () => {
    const run = (): Promise<never> => Promise.reject(new LabProblem('program.timedOut'));
    expect((await tracePath({ ...input, runner: { run } }, new AbortController().signal)).map(({ line }) => line.split(' ')[1])).toEqual(['traceroute', 'nmap']);
  });
});
