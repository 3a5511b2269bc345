// This computer as it is: real hosts file, real resolver, real programs. The other machine is the practice lab's.

import { dirname } from 'node:path';
import { createLinuxBrowser } from './browser/linux-browser.ts';
import { createPageOpener } from './browser/open-page.ts';
import { createNssStore } from './certificate-store/nss/nss-store.ts';
import type { Platform, Runner } from './command.ts';
import { createElevate } from './elevate/elevate.ts';
import { hostsPath } from './hosts-file/paths.ts';
import { canReplaceFile, systemResolver, type Machine } from './machine.ts';
import { createRunner, startDetached } from './run.ts';
import { createVpnClient } from './vpn-client/connection/real-client.ts';

export interface Surroundings {
  readonly platform: Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly sevenZip: string;
  /** The user's number; undefined on Windows. */
  readonly uid: number | undefined;
}

/** What our programs may see of the environment: enough to find their folders and a display, nothing that could hold a secret. */
const passedOn = ['HOME', 'USER', 'LOGNAME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'];

/** What a browser needs besides, to find the screen and its own helpers. */
const forBrowsers = ['XAUTHORITY', 'XDG_CURRENT_DESKTOP', 'XDG_DATA_DIRS', 'LANG'];
const browserPath = '/usr/local/bin:/usr/bin:/bin:/snap/bin';

/** The machine every command works on outside the practice lab. */
export function createMachine(surroundings: Surroundings): Machine {
  const { platform, home, env, sevenZip } = surroundings;
  const pass = (names: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  const runner = createRunner(pass(passedOn));
  return {
    platform, practice: false, home, sevenZip, runner, resolver: systemResolver,
    hostsFile: hostsPath(platform, env),
    elevate: createElevate(platform, runner),
    pageOpener: createPageOpener(platform, startDetached({ ...pass([...passedOn, ...forBrowsers]), ...(platform !== 'win32' && { PATH: browserPath }) })),
    canReplace: (path) => canReplaceFile(path, dirname(path)),
    ...(platform === 'linux' && linuxParts(surroundings, runner)),
  };
}

/** VPN client, certificate store and browsers: on Windows and macOS this version reaches none of them. */
function linuxParts({ home, env, uid = -1 }: Surroundings, runner: Runner): Pick<Machine, 'vpn' | 'certificateStore' | 'browser'> {
  const browser = createLinuxBrowser({ runner, uid });
  const vpn = createVpnClient({ platform: 'linux', practice: false, home, runner, mayMakeTunnels: uid === 0 });
  const xdgDataHome = env.XDG_DATA_HOME;
  return { browser, certificateStore: createNssStore({ home, runner, browser, ...(xdgDataHome !== undefined && { xdgDataHome }) }), ...(vpn && { vpn }) };
}
