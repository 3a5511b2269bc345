// A person's certificate with its private key, in memory only, for the length of one run.

import { createPrivateKey } from 'node:crypto';
import type { Secret } from '../../core/secret.ts';
import type { Certificate } from './certificate.ts';

export interface Identity {
  readonly leaf: Certificate;
  /** The authorities above it as far as they came along, the nearest first; a root stands last. */
  readonly chain: readonly Certificate[];
  /** PKCS#8, DER, not encrypted. */
  readonly key: Secret;
}

/** The identity as Node's TLS takes it. The key becomes text, which cannot be wiped, so ask only for a handshake. */
export function forHandshake({ leaf, chain, key }: Identity): { readonly cert: string; readonly key: string } {
  const intermediates = chain.filter((one) => !one.x509.checkIssued(one.x509));
  return {
    cert: [leaf, ...intermediates].map((one) => one.x509.toString()).join(''),
    key: createPrivateKey({ key: key.reveal(), format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** Overwrites the private key with zeros. */
export function wipeIdentity(identity: Identity): void {
  identity.key.wipe();
}
