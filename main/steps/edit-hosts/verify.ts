// Asks the operating system's resolver where the name leads, the way every program does. Shares no code with what writes the file: the
// line that it shows as evidence is found by its own reading.

import { readFile } from 'node:fs/promises';
import { workbenchName } from '../../../preload/contract/lab.ts';
import { findHostsFile } from '../../system/hosts-file/find.ts';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Run, Verdict } from '../step.ts';

/** ok only when the name leads to the lab's address and to no other one. */
export async function verifyHosts(run: Run): Promise<Verdict> {
  const { machine, lab } = run;
  if (lab === undefined) return { answer: 'cannot-tell', evidence: { resolver: machine.resolver.name } };
  const name = workbenchName(lab, run.facts.labDomain);
  const found = await machine.resolver.resolve(name);
  const file = await findHostsFile(machine, run.signal);
  const line = await firstLineFor(name, file);
  const evidence: Evidence = {
    resolver: machine.resolver.name,
    address: found.join(' '),
    line,
    ...(machine.practice && { practice: true }),
  };
  if (found.length > 0 && found.every((address) => address === lab.address)) return { answer: 'ok', evidence };
  const facts = { name, address: lab.address, found: found.join(' '), file };
  // Microsoft Defender puts the whole file back when other lines in it look to it like a hijack (HostsFileHijack), and VPN programs restore
  // older copies: then the journal knows of lines that are gone.
  const takenOut = line === '' && run.recorded?.some(({ step }) => step === 'edit-hosts') === true;
  return { answer: 'not-ok', evidence, problem: { code: takenOut ? 'hosts.takenOut' : 'hosts.notResolved', retry: takenOut ? 'now' : 'after-fix', facts } };
}

/** The first line of the hosts file with the name, as it stands there; empty when there is none. Only to be shown. */
async function firstLineFor(name: string, hostsFile: string): Promise<string> {
  // What the resolver said stands whether or not the file can be read.
  const text = await readFile(hostsFile, 'latin1').catch(() => '');
  for (const found of text.matchAll(new RegExp(name.replaceAll('.', '\\.'), 'gi'))) {
    const start = text.lastIndexOf('\n', found.index) + 1;
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end);
    const [, ...names] = (line.split('#', 1)[0] ?? '').trim().toLowerCase().split(/\s+/);
    if (names.includes(name)) return line.trim().slice(0, 200);
  }
  return '';
}
