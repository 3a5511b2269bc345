// What a configuration profile for Macs (.mobileconfig) holds of certificates: a property list, signed or not. Nothing else of it is looked at
// and nothing is installed. Pure. Source: Apple, Device Management, CertificatePKCS12, CertificateRoot, CertificatePKCS1, CertificatePEM.

import { readCertificate, type Certificate } from './certificate.ts';
import { asDictionary, asList, readPlist } from './plist.ts';

export interface Profile {
  /** PKCS#12 containers, each still under its passphrase. */
  readonly containers: readonly Buffer[];
  readonly authorities: readonly Certificate[];
}

/** A real profile has about 10 kB. */
const limitBytes = 1024 * 1024;
const mostPayloads = 64;
const authorityTypes = ['com.apple.security.root', 'com.apple.security.pkcs1', 'com.apple.security.pem'];

/** Whatever cannot be read is not there: an encrypted profile has nothing to show. A signed one has its list inside as it is. */
export function readProfile(content: Uint8Array): Profile {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const [from, to] = [bytes.indexOf('<plist'), bytes.lastIndexOf('</plist>')];
  const list = from < 0 || to < from || bytes.length > limitBytes ? undefined : readPlist(bytes.toString('utf8', from, to + '</plist>'.length));
  const payloads = asList(asDictionary(list)['PayloadContent']).slice(0, mostPayloads).map(asDictionary);
  const contents = payloads.map(({ PayloadType: type, PayloadContent: payload }) => ({ type, payload: Buffer.isBuffer(payload) ? payload : Buffer.alloc(0) }));
  return {
    containers: contents.filter(({ type, payload }) => type === 'com.apple.security.pkcs12' && payload.length > 0).map(({ payload }) => payload),
    authorities: contents.filter(({ type }) => typeof type === 'string' && authorityTypes.includes(type)).flatMap(({ payload }) => readAuthority(payload)),
  };
}

function readAuthority(payload: Buffer): readonly Certificate[] {
  try {
    const certificate = readCertificate(payload);
    return certificate.isAuthority ? [certificate] : [];
  } catch {
    return []; // one that cannot be read is not there
  }
}
