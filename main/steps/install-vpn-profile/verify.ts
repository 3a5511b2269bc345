// Proves that the VPN client has the profile, by another reading than the one that judged and wrote it: what the bundle says and what is
// installed are each taken apart by a few plain patterns here, and must agree.

import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '../../../preload/contract/plans.ts';
import type { Facts } from '../../../preload/contract/facts.ts';
import { filesOfKind } from '../../core/bundle.ts';
import { hasErrorCode } from '../../core/problem.ts';
import { findPlace, type Place } from '../../system/vpn-client/places.ts';
import type { Run, Verdict } from '../step.ts';
import type { Found } from './found.ts';
import { profileName } from './profile-name.ts';
import { lookAtConnection } from './verify-connection.ts';
import { faultsBeside, faultsInTunnelblick } from './verify-desktop.ts';

/** `cannot-tell` without the bundle, since then nobody knows what should be there. */
export async function verifyVpnProfile(run: Run): Promise<Verdict> {
  const [file] = run.bundle === undefined ? [] : filesOfKind(run.bundle, 'vpn-profile');
  if (file === undefined) return { answer: 'cannot-tell', evidence: {} };
  const source = file.content.toString('latin1');
  const wanted = digestOf(between(source, 'cert'));
  const name = profileName(run, file.name, read(between(source, 'cert'))?.subject ?? '');
  const place = await findPlace(run.machine, name, run.signal);
  const client = place.kind === 'file' ? place.client : place.kind === 'tunnelblick' ? 'Tunnelblick' : 'NetworkManager';
  const found = await lookAt(place, { name, source, run });
  const certificate = found && read(found.certificate);
  const isRight = certificate !== undefined && digestOf(found?.certificate ?? '') === wanted && isService(found?.remote ?? '', run.facts);
  const faults = found === undefined ? ['missing'] : [...found.faults, ...(isRight ? [] : ['certificate or server'])];
  const evidence: Evidence = {
    client, profile: found?.profile ?? name, remote: found?.remote ?? '', subject: /^CN=(.*)$/m.exec(certificate?.subject ?? '')?.[1] ?? '',
    notAfter: certificate === undefined ? '' : new Date(certificate.validTo).toISOString(), sha256: digestOf(found?.certificate ?? '') ?? '',
    ...(run.machine.practice && { practice: true }),
  };
  if (faults.length === 0) return { answer: 'ok', evidence };
  return { answer: 'not-ok', evidence, problem: { code: 'vpn.notInstalled', retry: 'after-fix', facts: { name, client, detail: faults.join(', ') } } };
}

interface Looking {
  readonly name: string;
  /** The profile in the bundle. */
  readonly source: string;
  readonly run: Run;
}

async function lookAt(place: Place, { name, source, run }: Looking): Promise<Found | undefined> {
  if (place.kind === 'network-manager') return lookAtConnection(name, run);
  if (place.kind === 'tunnelblick') {
    const found = await lookAtFile(join(place.folder, 'Contents', 'Resources', 'config.ovpn'), source, run);
    return found && { ...found, profile: name, faults: [...found.faults, ...await faultsInTunnelblick(name, run)] };
  }
  const found = await lookAtFile(place.file, source, run);
  return found && { ...found, faults: [...found.faults, ...(place.folders === undefined ? [] : await faultsBeside(place.file))] };
}

function between(text: string, tag: string): string {
  return text.split(new RegExp(`^\\s*"?(?:--)?<${tag}>"?\\s*$`, 'm'))[1]?.split(`</${tag}>`)[0] ?? '';
}

function read(pem: string): X509Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/.exec(pem)?.[1];
  try {
    return body === undefined ? undefined : new X509Certificate(Buffer.from(body, 'base64'));
  } catch {
    // Something else stands where the certificate should be; the verdict says so.
    return undefined;
  }
}

function digestOf(pem: string): string | undefined {
  return read(pem)?.fingerprint256.replaceAll(':', '').toLowerCase();
}

function isService(remote: string, { vpn }: Facts): boolean {
  return vpn.hosts.some((host) => remote.toLowerCase() === `${host.toLowerCase()}:${vpn.port}/${vpn.protocol}`);
}

/** Words that the writing adds. */
const ours = ['data-ciphers', 'data-ciphers-fallback'];

async function lookAtFile(file: string, source: string, run: Run): Promise<Found | undefined> {
  try {
    const text = await readFile(file, 'latin1');
    const { mode } = await stat(file);
    const [, host = '', port = '1194', own] = /^remote (\S+)(?: (\d+))?(?: (\w+))?/m.exec(text) ?? [];
    const protocol = (own ?? /^proto (\w+)/m.exec(text)?.[1] ?? 'udp').slice(0, 3);
    const known = new Set([...firstWords(source), ...ours]);
    const faults = [
      ...firstWords(text).filter((word) => !known.has(word)),
      ...(run.machine.platform !== 'win32' && (mode & 0o077) !== 0 ? ['readable by others'] : []),
      ...(between(text, 'key').includes('PRIVATE KEY-----') ? [] : ['key']),
    ];
    return { profile: file, remote: `${host}:${port}/${protocol}`, certificate: between(text, 'cert'), faults };
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** What each line outside of tags begins with, without quotes, `--` and `setenv opt`. */
function firstWords(text: string): readonly string[] {
  const outside = text.replace(/^\s*"?(?:--)?<([a-z0-9-]+)>[\s\S]*?^\s*<\/\1>.*$/gm, '');
  return outside.split('\n').map((line) => line.replace(/^[\s\xEF\xBB\xBF]*/, '').replace(/^setenv\s+opt\s+/, '')).filter((line) => /^[^#;\s]/.test(line))
    .map((line) => (line.split(/\s/)[0] ?? '').replace(/^["']|["']$/g, '').replace(/^--/, ''));
}
