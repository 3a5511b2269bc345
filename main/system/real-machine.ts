// This computer as it is: real hosts file, real resolver, real programs. The other machine is the practice lab's.

import { dirname } from 'node:path';
import type { Platform } from './command.ts';
import { createElevate } from './elevate/elevate.ts';
import { hostsPath } from './hosts-file/paths.ts';
import { canReplaceFile, systemResolver, type Machine } from './machine.ts';
import { createRunner } from './run.ts';

export interface Surroundings {
  readonly platform: Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly sevenZip: string;
}

/** What our programs may see of the environment: enough to find their folders and a display, nothing that could hold a secret. */
const passedOn = ['HOME', 'USER', 'LOGNAME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'];

/** The machine every command works on outside the practice lab. */
export function createMachine({ platform, home, env, sevenZip }: Surroundings): Machine {
  const runner = createRunner(Object.fromEntries(passedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))));
  return {
    platform, practice: false, home, sevenZip, runner, resolver: systemResolver,
    hostsFile: hostsPath(platform, env),
    elevate: createElevate(platform, runner),
    canReplace: (path) => canReplaceFile(path, dirname(path)),
  };
}
