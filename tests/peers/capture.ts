// Everything that passes the only network card of a VPN lab's client meanwhile, as tcpdump sees it from outside the tunnel.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VpnLab } from './vpn-lab.ts';

export interface Captured<T> {
  readonly done: T;
  /** One line for each packet. */
  readonly packets: string;
  readonly bytes: Buffer;
}

/** Captures while the body runs. */
export async function capture<T>(space: VpnLab, body: () => Promise<T>): Promise<Captured<T>> {
  const file = join(space.folder, 'capture');
  const start = `rm -f ${file}.said; tcpdump -i vpn-c0 -n --immediate-mode -U -Z root -w ${file} >${file}.said 2>&1 & echo $! >${file}.pid; until grep -qs listening ${file}.said; do sleep 0.05; done`;
  const stop = `pid=$(cat ${file}.pid); kill -INT $pid; while kill -0 $pid 2>/dev/null; do sleep 0.05; done; tcpdump -n -r ${file} 2>/dev/null`;
  await space.run(['/bin/sh', '-c', start]);
  const done = await body();
  const { stdout } = await space.run(['/bin/sh', '-c', stop]);
  return { done, packets: stdout, bytes: readFileSync(file) };
}

/** Where packets of the client went, one a line: address with port, and TCP or UDP. */
export function destinationsOf(packets: string): string {
  return packets.split('\n').flatMap((line) => {
    const to = /IP 203\.0\.113\.2\.\d+ > ([\d.]+): (UDP|Flags)/.exec(line);
    return to === null ? [] : [`${to[1] ?? ''} ${to[2] === 'UDP' ? 'UDP' : 'TCP'}`];
  }).join('\n');
}
