// Which OpenVPN GUI this computer has, and where it looks for profiles and writes its logs. Asks, changes nothing.

import { access } from 'node:fs/promises';
import { win32 } from 'node:path';
import { LabProblem, toProblem } from '../../../core/problem.ts';
import type { Command, CommandResult, Runner } from '../../command.ts';
import { guiKey, askVersion, installKey, listGroups, queryKey, queryValue, readValueAsUtf8, savedKey, type SavedSecret } from '../win32.ts';
import { readJsonText, readMembership, readRegistryValue, readSavedSecrets, readVersion } from './output.ts';

export interface WindowsHost {
  readonly runner: Runner;
  readonly systemRoot: string;
  /** `%USERPROFILE%`; a redirected one is as good. */
  readonly home: string;
  readonly signal: AbortSignal;
}

export interface OpenVpnGui {
  /** Absolute path of openvpn-gui.exe. */
  readonly gui: string;
  readonly openvpn: string;
  readonly folders: GuiFolders;
}

export interface GuiFolders {
  /** Where this user's profiles are. */
  readonly own: string;
  /** Where everybody's are. */
  readonly shared: string;
  readonly logs: string;
}

const usualInstall = 'C:\\Program Files\\OpenVPN\\';

/** The installed OpenVPN GUI; undefined when there is none. Throws `vpn.clientSettingUnknown`. */
export async function detectGui(host: WindowsHost): Promise<OpenVpnGui | undefined> {
  const install = await ask(host, installKey, undefined);
  const openvpn = await ask(host, installKey, 'exe_path') ?? win32.join(install ?? usualInstall, 'bin', 'openvpn.exe');
  const gui = win32.join(install ?? usualInstall, 'bin', 'openvpn-gui.exe');
  if (install === undefined && !await access(gui).then(() => true, () => false)) return undefined;
  return { gui, openvpn, folders: await readFolders(host, install ?? usualInstall) };
}

/** Where profiles and logs are, also when OpenVPN is still to be installed: it then takes the usual places. */
export async function readFolders(host: WindowsHost, install = usualInstall): Promise<GuiFolders> {
  const own = await ask(host, guiKey, 'config_dir');
  const logs = await ask(host, guiKey, 'log_dir');
  return {
    own: own ?? win32.join(host.home, 'OpenVPN', 'config'), logs: logs ?? win32.join(host.home, 'OpenVPN', 'log'),
    shared: await ask(host, installKey, 'config_dir') ?? win32.join(install, 'config'),
  };
}

/** The version as a person knows it, `2.6.12`; undefined when it does not say. */
export async function askGuiVersion(host: WindowsHost, { openvpn }: OpenVpnGui): Promise<string | undefined> {
  const answer = await run(host, askVersion(openvpn));
  return answer && readVersion(answer);
}

/** Whether this user may start a profile of their own. */
export async function askMembership(host: WindowsHost): Promise<ReturnType<typeof readMembership>> {
  const group = await ask(host, installKey, 'ovpn_admin_group') ?? 'OpenVPN Administrators';
  const answer = await run(host, listGroups(host.systemRoot));
  return answer === undefined ? 'unknown' : readMembership(answer, group);
}

/** What OpenVPN GUI keeps for a profile. */
export async function askSavedSecrets(host: WindowsHost, name: string): Promise<readonly SavedSecret[]> {
  const answer = await run(host, queryKey(host.systemRoot, savedKey(name)));
  return answer === undefined ? [] : readSavedSecrets(answer);
}

async function ask(host: WindowsHost, key: typeof installKey | typeof guiKey, value: string | undefined): Promise<string | undefined> {
  const answer = await run(host, queryValue(host.systemRoot, key, value));
  const read = answer === undefined ? { kind: 'absent' } as const : readRegistryValue(answer);
  if (read.kind === 'absent') return undefined;
  if (read.kind === 'text') return expand(read.text, host.home, value ?? '');
  const answered = value === undefined ? undefined : await run(host, readValueAsUtf8(host.systemRoot, key, value));
  const text = answered && readJsonText(answered);
  if (text === undefined) throw new LabProblem('vpn.clientSettingUnknown', { name: value ?? 'OpenVPN' });
  return expand(text, host.home, value ?? '');
}

/** OpenVPN GUI expands variables itself; of these only the home folder is known to us for certain. */
function expand(text: string, home: string, name: string): string {
  const expanded = text.replaceAll(/%USERPROFILE%/gi, () => home);
  if (/%[^%\\]+%/.test(expanded) || !win32.isAbsolute(expanded)) {
    if (name === 'ovpn_admin_group') return text;
    throw new LabProblem('vpn.clientSettingUnknown', { name });
  }
  return expanded;
}

/** Undefined when the program is not there: then it is no Windows, or one that hides it from this user. */
async function run({ runner, signal }: WindowsHost, command: Command): Promise<CommandResult | undefined> {
  return runner.run(command, signal).catch((error: unknown) => {
    if (toProblem(error).code === 'program.missing') return undefined;
    throw error;
  });
}
