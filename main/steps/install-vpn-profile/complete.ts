// Answers whether a connection in NetworkManager is the finished one: right name, right certificate, one-time password never kept.

import type { Connection } from '../../system/vpn-client/network-manager/output.ts';
import { certificateOfConnection } from './installed.ts';

/** False for one that an interrupted import left unfinished, and for one that somebody changed. */
export async function isComplete(connection: Connection, wanted: { readonly user: string; readonly certificateSha256: string }): Promise<boolean> {
  const { name, user, data, autoconnect, ipv6 } = connection;
  const isFinished = name === wanted.user && user === wanted.user && data.get('password-flags') === '2' && !autoconnect && ipv6 === 'disabled';
  return isFinished && (await certificateOfConnection(connection))?.sha256 === wanted.certificateSha256;
}
