// What the Windows programs say of OpenVPN GUI, as data. Their words are translated and printed in the console's code page, so only what no
// language changes is read: REG_ tokens, SIDs, digits, JSON. Pure.

import { z } from 'zod';
import type { CommandResult } from '../../command.ts';
import { savedSecrets, type SavedSecret } from '../win32.ts';

/** What `reg query` says of one value: `unprintable` when it holds letters that the console's code page may have spoiled. */
export type RegistryValue = { readonly kind: 'absent' | 'unprintable' } | { readonly kind: 'text'; readonly text: string };

/**
 * Reads one value. The name in front, `(Default)`, is translated; the token REG_SZ is not. OpenVPN GUI takes nothing but REG_SZ, so neither
 * do we (openvpn-gui, registry.c).
 */
export function readRegistryValue({ exitCode, stdout }: CommandResult): RegistryValue {
  if (exitCode !== 0) return { kind: 'absent' };
  const [, bytes] = /^ {4}.*? {4}REG_SZ(?: {4}(.*))?$/m.exec(stdout.toString('latin1').replaceAll('\r\n', '\n')) ?? [];
  if (bytes === undefined || bytes === '') return { kind: 'absent' };
  // A question mark stands for a letter that could not be printed; no path holds one.
  return /^[\x20-\x3E\x40-\x7E]+$/.test(bytes) ? { kind: 'text', text: bytes } : { kind: 'unprintable' };
}

/** Which secrets OpenVPN GUI keeps for a profile. */
export function readSavedSecrets({ exitCode, stdout }: CommandResult): readonly SavedSecret[] {
  if (exitCode !== 0) return [];
  const text = stdout.toString('latin1');
  return savedSecrets.filter((name) => new RegExp(`^ {4}${name} {4}REG_BINARY {4}\\S`, 'm').test(text));
}

/** A text that PowerShell wrote as JSON in UTF-8; undefined when there was none. */
export function readJsonText({ exitCode, stdout }: CommandResult): string | undefined {
  return exitCode === 0 ? z.string().min(1).safeParse(parseJson(stdout)).data : undefined;
}

const administrators = 'S-1-5-32-544';

/**
 * Whether this login may start a profile of its own: as an administrator (also with a filtered token) or as a member of OpenVPN's group.
 * `no` may be out of date: OpenVPN GUI reads the group itself, and this list is the one of the sign-in.
 */
export function readMembership({ exitCode, stdout }: CommandResult, group: string): 'administrator' | 'member' | 'no' | 'unknown' {
  if (exitCode !== 0) return 'unknown';
  const rows = stdout.toString('latin1').split('\n').map((line) => [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ''));
  const groups = rows.filter((row) => row.some((cell) => /^S-1-/.test(cell)));
  if (groups.length === 0) return 'unknown';
  if (groups.some((row) => row.includes(administrators))) return 'administrator';
  const isGroup = (name: string): boolean => name.slice(name.lastIndexOf('\\') + 1).toLowerCase() === group.toLowerCase();
  return groups.some(([name = '']) => isGroup(name)) ? 'member' : 'no';
}

/** `2.6.12` of the first line; undefined when the program says something else. */
export function readVersion({ stdout }: CommandResult): string | undefined {
  return /^OpenVPN (\d+\.\d+(?:[._]\w+)?)/.exec(stdout.toString('latin1'))?.[1];
}

export type Delivery = 'delivered' | 'not-running' | 'busy' | 'starting';

const deliveries: Readonly<Record<number, Delivery>> = { 0: 'delivered', 2: 'busy', 3: 'starting' };

/** What became of a message to OpenVPN GUI. */
export function readDelivery({ exitCode }: CommandResult): Delivery {
  return deliveries[exitCode] ?? 'not-running';
}

const tunnelSchema = z.object({
  interface: z.string().min(1), description: z.string(), address: z.string(), destination: z.string(),
  // ConvertTo-Json of Windows PowerShell writes a list of one as that one.
  routes: z.union([z.array(z.string()), z.string()]).nullable(),
});

/** Where packets go, as `askTunnel` answered. */
export interface AskedRoute {
  readonly interface: string;
  readonly address: string;
  readonly destination: string;
  readonly routes: readonly string[];
  /** The adapter is OpenVPN's. */
  readonly isTunnel: boolean;
}

/** The adapters that OpenVPN 2.5 to 2.7 makes, by their descriptions, which no language changes (openvpn-build, ovpn-dco-win, tap-windows6). */
const adapters = [/^OpenVPN Data Channel Offload/, /^TAP-Windows Adapter V9/, /^Wintun Userspace Tunnel/];

/** Undefined when there is no way to the address, or the answer cannot be understood: then nothing is proved. */
export function readTunnel({ exitCode, stdout }: CommandResult): AskedRoute | undefined {
  const found = exitCode === 0 ? tunnelSchema.safeParse(parseJson(stdout)).data : undefined;
  if (found === undefined) return undefined;
  const { description, routes, ...rest } = found;
  return { ...rest, routes: typeof routes === 'string' ? [routes] : routes ?? [], isTunnel: adapters.some((one) => one.test(description)) };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    // Not JSON: the callers say what that means for them.
    return undefined;
  }
}
