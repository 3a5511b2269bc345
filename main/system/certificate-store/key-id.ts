// The id under which NSS keeps a key and finds its certificate: SHA-1 of the modulus, or of the point on the curve (NSS PK11_MakeIDFromPubKey;
// tried with 3.87 for RSA and P-256). It tells twins of one subject apart, which their shared nickname does not.

import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';
import { bytesOf, parseDer, partsOf } from './p12/asn1.ts';

/** 40 hex digits; undefined for kinds of keys that NSS does not keep. */
export function keyIdOf(x509: X509Certificate): string | undefined {
  const key = publicKeyOf(x509);
  const kind = key?.asymmetricKeyType;
  if (key === undefined || (kind !== 'rsa' && kind !== 'ec')) return undefined;
  const value = bytesOf(partsOf(parseDer(key.export({ format: 'der', type: 'spki' })))[1]).subarray(1);
  return createHash('sha1').update(kind === 'ec' ? value : modulusIn(value)).digest('hex');
}

function publicKeyOf(x509: X509Certificate): KeyObject | undefined {
  try {
    return x509.publicKey;
  } catch {
    return undefined; // an algorithm that this runtime does not know
  }
}

/** Without the zero byte that keeps the number positive. */
function modulusIn(rsaPublicKey: Buffer): Buffer {
  const modulus = bytesOf(partsOf(parseDer(rsaPublicKey))[0]);
  return modulus[0] === 0 ? modulus.subarray(1) : modulus;
}
