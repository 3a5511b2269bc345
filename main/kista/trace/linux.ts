// Tracing the path on Linux. The published `-P TCP` means something else here (a raw protocol) and fails; TCP is `-T`, for an administrator only
// (traceroute 2.1, tried). nmap refuses `--traceroute` without one and does not even scan then (tried). Ubuntu has tracepath from the start.

import type { TraceTools } from './tools.ts';

/** The first that is installed; 20 hops. tracepath tries each hop up to three times, so it gets fewer. */
export function linuxTraces(address: string, port: number): TraceTools {
  const common = ['-n', '-q', '1', '-w', '2', '-m', '20'];
  return {
    runs: [
      { program: '/usr/bin/traceroute', args: [...common, address], isOfPort: false },
      { program: '/usr/sbin/traceroute', args: [...common, address], isOfPort: false },
      { program: '/usr/bin/tracepath', args: ['-n', '-m', '15', address], isOfPort: false },
    ],
    lines: [
      { line: `sudo traceroute -T -p ${port} ${common.join(' ')} ${address}`, isOfPort: true, needsAdministrator: true },
      { line: `sudo nmap -Pn --traceroute -p ${port} ${address}`, isOfPort: true, needsAdministrator: true },
    ],
  };
}
