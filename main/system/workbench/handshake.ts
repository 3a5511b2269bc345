// Whether the Workbench of a lab lets a certificate in: the proof of a certificate that no store and no browser has a part in.

import type { Certificate } from '../certificate-store/certificate.ts';
import type { Identity } from '../certificate-store/identity.ts';
import { askSecure, type Destination, type SecurePage } from './ask.ts';
import { admissionOf, explainFailure, isRefusalOfCertificate, type Admission } from './judge.ts';

export interface Handshake {
  readonly admission: Admission;
  /** Undefined when the server refused before there was a page. */
  readonly page: SecurePage | undefined;
}

/** Shows the certificate, or none, and answers how the server took it. Throws `workbench.*` when the server could not be asked. */
export async function tryCertificate(destination: Destination, roots: readonly Certificate[], identity: Identity | undefined): Promise<Handshake> {
  try {
    const page = await askSecure(destination, roots, identity);
    return { admission: admissionOf(page), page };
  } catch (error) {
    const problem = explainFailure(error, destination);
    if (isRefusalOfCertificate(problem)) return { admission: identity === undefined ? 'none-shown' : 'refused', page: undefined };
    throw problem;
  }
}
