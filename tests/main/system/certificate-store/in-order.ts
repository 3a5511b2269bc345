// What the step runs over a fake store, in order and readable: digests, certificates and folders by their names, so that it is the same each time.

import { basename } from 'node:path';
import { tmpdir } from 'node:os';
import { createInstallCertificate } from '../../../../main/steps/install-certificate/install-certificate.ts';
import { Secret } from '../../../../main/core/secret.ts';
import type { Command } from '../../../../main/system/command.ts';
import type { CertificateStore } from '../../../../main/system/certificate-store/store.ts';
import { labAuthority, person, root, scratch } from '../../steps/install-certificate/scratch-store.ts';

const step = createInstallCertificate();
const named = Object.entries({ 'own certificate': person, 'lab authority': labAuthority, 'root': root });

/** The commands of each verb, as a person reads them. `scriptWord` is the constant word that stands for a script. */
export async function inOrder(store: CertificateStore, commands: Command[], scriptWord?: string): Promise<Readonly<Record<'apply' | 'verify' | 'undo', string>>> {
  const given = scratch().run();
  const run = { ...given, machine: { ...given.machine, certificateStore: store } };
  const { changes } = await step.plan(run);
  const taken = (): string => commands.splice(0).map((command) => readable(command, scriptWord)).join('\n\n');
  const said: string[] = [];
  taken();
  for (const { kind, record } of changes) {
    await step.changes?.carryOut(record, 'apply', run);
    said.push(`## ${kind}\n\n${taken()}`);
  }
  await step.verify(run);
  const verify = taken();
  const undone: string[] = [];
  for (const { kind, record } of changes.toReversed()) {
    await step.changes?.carryOut(record, 'undo', run);
    undone.push(`## ${kind}\n\n${taken()}`);
  }
  return { apply: said.join('\n\n'), verify, undo: undone.join('\n\n') };
}

/** Program, words, and what it is told on standard input. */
function readable({ program, args, stdin }: Command, scriptWord: string | undefined): string {
  const words = args.map((word) => (word === scriptWord ? '(the script below, as base64 of UTF-16LE)' : withNames(word)));
  const told = stdin instanceof Secret ? stdin.revealText() : typeof stdin === 'string' ? stdin : undefined;
  return [program, ...words.map((word) => `  ${word}`), ...(told === undefined ? [] : [`| ${withNames(told)}`])].join('\n');
}

function withNames(text: string): string {
  if (text.startsWith(tmpdir())) return `(private folder)/${withNames(basename(text))}`;
  return named.reduce((all, [name, { x509 }]) => {
    const forms = [x509.raw.toString('base64'), ...[x509.fingerprint256, x509.fingerprint].flatMap((digest) => [digest.replaceAll(':', ''), digest.replaceAll(':', '').toLowerCase()])];
    const kinds = ['DER', 'SHA-256', 'SHA-256', 'SHA-1', 'SHA-1'];
    return forms.reduce((one, form, at) => one.replaceAll(form, `(${kinds[at] ?? ''} of the ${name})`), all);
  }, text.replaceAll(/"container":"[^"]+"/g, '"container":"(PKCS#12, base64)"').replaceAll(/\b[0-9a-f]{64}\b/g, (hex) => (isOneOfOurs(hex) ? hex : '(one-time passphrase)')));
}

function isOneOfOurs(hex: string): boolean {
  return named.some(([, { x509 }]) => x509.fingerprint256.replaceAll(':', '').toLowerCase() === hex);
}
