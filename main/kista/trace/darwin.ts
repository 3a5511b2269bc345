// Tracing the path on macOS. Documented only: never run there. traceroute is the one of BSD: UDP for everybody, `-P TCP` for an administrator
// (traceroute(8) of macOS; the published guide's line).

import type { TraceTools } from './tools.ts';

/** 20 hops, one try of two seconds each. */
export function macTraces(address: string, port: number): TraceTools {
  const common = ['-n', '-q', '1', '-w', '2', '-m', '20'];
  return {
    runs: [{ program: '/usr/sbin/traceroute', args: [...common, address], isOfPort: false }],
    lines: [
      { line: `sudo traceroute -P TCP -p ${port} ${common.join(' ')} ${address}`, isOfPort: true, needsAdministrator: true },
      { line: `sudo nmap -Pn --traceroute -p ${port} ${address}`, isOfPort: true, needsAdministrator: true },
    ],
  };
}
