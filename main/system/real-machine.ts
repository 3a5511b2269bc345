// This computer as it is: real hosts file, real resolver, real programs. The other machine is the practice lab's.

import { dirname } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { createMacBrowser, createWindowsBrowser } from './browser/desktop-browser.ts';
import { createLinuxBrowser } from './browser/linux-browser.ts';
import { createPageOpener } from './browser/open-page.ts';
import { createKeychainStore } from './certificate-store/keychain/keychain-store.ts';
import { createNssStore } from './certificate-store/nss/nss-store.ts';
import { createWindowsStore } from './certificate-store/windows/windows-store.ts';
import type { Platform, Runner } from './command.ts';
import { createElevate } from './elevate/elevate.ts';
import { hostsPath, windowsFolder } from './hosts-file/paths.ts';
import { canReplaceFile, systemResolver, type Machine } from './machine.ts';
import { createNetworkReader } from './network/read-network.ts';
import { createPrerequisitesReader } from './prerequisites/look.ts';
import { createRunner, startDetached } from './run.ts';
import type { VpnClient } from './vpn-client/connection/client.ts';
import { createOpenVpnGuiClient, createTunnelblickClient } from './vpn-client/connection/desktop-client.ts';
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
  const { platform, home, env, sevenZip, uid = -1 } = surroundings;
  const pass = (names: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  const runner = createRunner(pass(passedOn));
  return {
    platform, practice: false, home, sevenZip, runner, resolver: systemResolver,
    hostsFile: hostsPath(platform, env),
    elevate: createElevate({ platform, runner, windowsFolder: windowsFolder(env), hostsFile: hostsPath(platform, env), now: systemClock.now }),
    readNetwork: createNetworkReader(platform, runner),
    prerequisites: createPrerequisitesReader({ platform, runner, home, env, uid, sevenZip, ...(platform === 'linux' && { browser: createLinuxBrowser({ runner, uid }) }) }),
    pageOpener: createPageOpener(platform, startDetached({ ...pass([...passedOn, ...forBrowsers]), ...(platform !== 'win32' && { PATH: browserPath }) })),
    canReplace: (path) => canReplaceFile(path, dirname(path)),
    ...(platform === 'linux' ? linuxParts(surroundings, runner) : { vpn: desktopVpn(surroundings, runner), ...desktopStore(surroundings, runner) }),
    ...(platform === 'win32' && { systemRoot: windowsFolder(env) }),
  };
}

/** What OpenVPN GUI needs besides when we start it: it goes on as the person's own program. */
const forGui = ['APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'ProgramFiles', 'USERNAME', 'USERDOMAIN', 'COMPUTERNAME', 'SystemDrive', 'PATH', 'Path'];

function desktopVpn({ platform, home, env }: Surroundings, runner: Runner): VpnClient {
  if (platform === 'darwin') return createTunnelblickClient({ runner, home });
  const passed = Object.fromEntries([...passedOn, ...forGui].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  return createOpenVpnGuiClient({ runner, home, systemRoot: windowsFolder(env), start: startDetached(passed) });
}

function desktopStore({ platform, home, env, uid = -1 }: Surroundings, runner: Runner): Pick<Machine, 'certificateStore' | 'browser'> {
  if (platform === 'darwin') return { certificateStore: createKeychainStore({ runner, home }), browser: createMacBrowser(runner, uid) };
  const systemRoot = windowsFolder(env);
  return { certificateStore: createWindowsStore({ runner, systemRoot }), browser: createWindowsBrowser(runner, systemRoot) };
}

function linuxParts({ home, env, uid = -1 }: Surroundings, runner: Runner): Pick<Machine, 'vpn' | 'certificateStore' | 'browser'> {
  const browser = createLinuxBrowser({ runner, uid });
  const vpn = createVpnClient({ platform: 'linux', practice: false, home, runner, mayMakeTunnels: uid === 0 });
  const xdgDataHome = env.XDG_DATA_HOME;
  return { browser, certificateStore: createNssStore({ home, runner, browser, ...(xdgDataHome !== undefined && { xdgDataHome }) }), ...(vpn && { vpn }) };
}
