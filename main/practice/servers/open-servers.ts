// The servers of a practice lab, in the order in which they start. A new one is a function in its own file and a place in this list.

import type { Ports } from '../folder.ts';
import type { PracticeServer } from './ports.ts';
import type { OpenServer, ServerInput } from './server.ts';
import { openWorkbench, openWorkbenchRedirect } from './workbench.ts';

export interface RunningServers {
  readonly ports: Ports;
  close(): Promise<void>;
}

const servers: readonly OpenServer[] = [openWorkbench, openWorkbenchRedirect];

/** Starts all servers and remembers their ports. When something of that fails, those that run are closed again. */
export async function openServers(input: Omit<ServerInput, 'ports'>, remember: (ports: Ports) => void): Promise<RunningServers> {
  const running: PracticeServer[] = [];
  const close = async (): Promise<void> => { await Promise.all(running.map((server) => server.close())); };
  const ports = (): Ports => Object.fromEntries(running.map((server) => [server.name, server.port]));
  try {
    for (const open of servers) running.push(await open({ ...input, ports: ports() }));
    remember(ports());
  } catch (error) {
    await close();
    throw error;
  }
  return { ports: ports(), close };
}
