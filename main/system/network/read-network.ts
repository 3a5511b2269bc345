// Looks at this computer's network by the programs of its system. What is found there means something only in find-obstacles.ts.

import { LabProblem } from '../../core/problem.ts';
import type { Command, Platform, Runner } from '../command.ts';
import { askLinux, readLinuxInterfaces, readLinuxRoutes } from './linux.ts';
import { askMacos, readMacosInterfaces, readMacosRoutes, readMacosWay } from './darwin.ts';
import type { NetworkPicture, NetworkRoute } from './picture.ts';
import { askWindows, readWindows } from './win32.ts';

/** Answers what the network looks like and which way packets to these IPv4 addresses would go; undefined when that cannot be told. */
export type ReadNetwork = (addresses: readonly string[], signal: AbortSignal) => Promise<NetworkPicture | undefined>;

/** The reader of a system. It throws only when cancelled: a computer without these programs is one we know nothing of. */
export function createNetworkReader(platform: Platform, runner: Runner): ReadNetwork {
  const read = { linux: readLinux, win32: readWindowsNetwork, darwin: readMacos }[platform];
  return (addresses, signal) => read(addresses, (command) => answerOf(runner, command, signal));
}

type Ask = (command: Command) => Promise<string | undefined>;

async function answerOf(runner: Runner, command: Command, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { exitCode, stdout } = await runner.run(command, signal);
    return exitCode === 0 ? stdout.toString('utf8') : undefined;
  } catch (error) {
    if (error instanceof LabProblem) return undefined;
    throw error;
  }
}

async function readLinux(addresses: readonly string[], ask: Ask): Promise<NetworkPicture | undefined> {
  const [shown = '', listed = '', ...ways] = await Promise.all(askLinux(addresses).map(ask));
  const [interfaces, routes] = [readLinuxInterfaces(shown), readLinuxRoutes(listed)];
  return interfaces && routes && { interfaces, routes, ways: waysOf(addresses, ways.map((way) => readLinuxRoutes(way ?? '')?.[0])) };
}

async function readWindowsNetwork(addresses: readonly string[], ask: Ask): Promise<NetworkPicture | undefined> {
  return readWindows(await ask(askWindows(addresses)) ?? '');
}

async function readMacos(addresses: readonly string[], ask: Ask): Promise<NetworkPicture | undefined> {
  const [ifconfig, netstat, nwi = '', ...ways] = await Promise.all(askMacos(addresses).map(ask));
  if (ifconfig === undefined || netstat === undefined) return undefined;
  return { interfaces: readMacosInterfaces(ifconfig, nwi), routes: readMacosRoutes(netstat), ways: waysOf(addresses, ways.map((way) => readMacosWay(way ?? ''))) };
}

function waysOf(addresses: readonly string[], found: readonly (NetworkRoute | undefined)[]): NetworkPicture['ways'] {
  return new Map(addresses.flatMap((address, at) => {
    const way = found[at];
    return way === undefined ? [] : [[address, way] as const];
  }));
}
