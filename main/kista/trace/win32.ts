// Tracing the path on Windows. Documented only: never run there. tracert sends ICMP and knows no ports (Microsoft Learn, tracert); only nmap
// traces the port, with the Npcap driver that its installer brings (nmap.org, Windows).

import { win32 } from 'node:path';
import type { TraceTools } from './tools.ts';

/** 20 hops, three tries of half a second each: half a minute at most. */
export function windowsTraces(address: string, port: number, systemRoot = 'C:\\Windows'): TraceTools {
  return {
    runs: [{ program: win32.join(systemRoot, 'System32', 'tracert.exe'), args: ['-d', '-h', '20', '-w', '500', address], isOfPort: false }],
    lines: [
      { line: `nmap -Pn --traceroute -p ${port} ${address}`, isOfPort: true, needsAdministrator: true },
      { line: `powershell -Command "Test-NetConnection ${address} -Port ${port}"`, isOfPort: true, needsAdministrator: false },
    ],
  };
}
