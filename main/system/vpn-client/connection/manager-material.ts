// What can be known of a connection of NetworkManager before it is tried, from the files it refers to: whether the certificate is valid now,
// whether the passphrase opens the key, and how its packets are protected. Logs in nowhere.

import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LabProblem } from '../../../core/problem.ts';
import type { Secret } from '../../../core/secret.ts';
import type { Connection } from '../network-manager/output.ts';
import { checkDates } from '../profile/certificate.ts';
import { tryPassphrase } from '../profile/passphrase.ts';
import { pemParts } from '../profile/pem.ts';
import { isSendable } from './management.ts';
import type { Wrapping } from './reset-packet.ts';
import { wrappingOf } from './wrapping.ts';

/**
 * A passphrase that cannot be right costs no login, nor does a certificate that has run out. What cannot be read, NetworkManager finds out.
 * Throws `vpn.passphraseMissing`, `vpn.wrongPassphrase`, `vpn.certificateExpired`, `vpn.certificateNotYetValid`.
 */
export async function checkMaterial({ data }: Connection, passphrase: Secret | undefined, nowMs: number): Promise<void> {
  const [key = '', certificate = '', authority = ''] = await Promise.all(['key', 'cert', 'ca'].map((name) => readText(data.get(name))));
  const [own, ...others] = [certificate, authority].flatMap(readCertificates);
  if (own !== undefined) checkDates(own, others, nowMs);
  if (!/ENCRYPTED/.test(key)) return;
  if (passphrase === undefined) throw new LabProblem('vpn.passphraseMissing');
  const isWrong = !isSendable(passphrase) || tryPassphrase(key, certificate, passphrase) === 'wrong';
  if (isWrong) throw new LabProblem('vpn.wrongPassphrase');
}

async function readText(file: string | undefined): Promise<string> {
  return readFile(file ?? '', 'utf8').catch(() => '');
}

function readCertificates(text: string): readonly X509Certificate[] {
  try {
    return pemParts(text).filter(({ label }) => label === 'CERTIFICATE').map((part) => new X509Certificate(part.text));
  } catch {
    return []; // no certificate that this computer can read
  }
}

/** How the first packets to the server are protected. */
export async function readWrapping({ data }: Connection): Promise<Wrapping> {
  const [tlsAuth, tlsCrypt, tlsCryptV2] = await Promise.all(['ta', 'tls-crypt', 'tls-crypt-v2'].map((name) => readText(data.get(name))));
  return wrappingOf({ tlsAuth, tlsCrypt, tlsCryptV2, direction: data.get('ta-dir'), auth: data.get('auth') });
}
