// What the programs of macOS say, as readings. Numbers and keys are read, which no language changes. Pure.

import type { CommandResult } from '../../command.ts';
import type { BrowserFound, OperatingSystem, Read } from '../readings.ts';
import { firstVersion } from './version.ts';

type Answer = CommandResult | undefined;

/** The whole answer; undefined when there was none or the program failed. */
function textOf(answer: Answer): string | undefined {
  return answer?.exitCode === 0 ? answer.stdout.toString('utf8').trim() : undefined;
}

/** `15.6.1`. */
export function readMacVersion(answer: Answer): Read<OperatingSystem> {
  const version = textOf(answer);
  return version === undefined || !/^\d+(\.\d+)*$/.test(version) ? 'unreadable' : { family: 'macos', name: `macOS ${version}`, version };
}

/** `1` on Apple silicon; Intel does not know the name and ends with 1. */
export function readMacArchitecture(answer: Answer): Read<{ name: string }> {
  if (answer === undefined || answer.exitCode > 1) return 'unreadable';
  return { name: textOf(answer) === '1' ? 'arm64' : 'x64' };
}

/** Group 80 is `admin` on every Mac. */
export function readMacRights(answer: Answer): Read<{ isAdministrator: boolean; how: string }> {
  const numbers = textOf(answer)?.split(/\s+/);
  return numbers?.every((number) => /^\d+$/.test(number)) === true ? { isAdministrator: numbers.includes('80'), how: 'admin' } : 'unreadable';
}

/** The version of a program: `6.0 (build 6160)`, `154.0.7999.10`. `absent`: there is no such program. */
export function readAppVersion(answer: Answer): Read<{ version: string }> {
  if (answer === undefined) return 'unreadable';
  return answer.exitCode === 0 ? { version: firstVersion(textOf(answer) ?? '') } : 'absent';
}

/** Chrome for all users or for this one, and Edge. */
export function readMacBrowsers(chrome: readonly Answer[], edge: Answer): Read<readonly BrowserFound[]> {
  const read = [...chrome, edge].map(readAppVersion);
  const found = read.flatMap((one, index): BrowserFound[] => {
    const isChrome = index < chrome.length;
    return typeof one === 'string' ? [] : [{ name: isChrome ? 'Google Chrome' : 'Microsoft Edge', version: one.version, isChrome, packaging: 'system' }];
  });
  return found.length === 0 && read.includes('unreadable') ? 'unreadable' : found;
}

/** `MDM enrollment: Yes (User Approved)`; profiles(1) is not translated. Settings that are in force tell the same. */
export function readManagement(answer: Answer, hasManagedSettings: boolean): Read<{ isManaged: boolean; how: string }> {
  const enrolled = /^MDM enrollment: (Yes|No)\b/m.exec(textOf(answer) ?? '')?.[1];
  if (enrolled === 'Yes') return { isManaged: true, how: 'MDM' };
  if (hasManagedSettings) return { isManaged: true, how: 'Managed Preferences' };
  return enrolled === 'No' ? { isManaged: false, how: 'MDM' } : 'unreadable';
}

/** The keys of SystemConfiguration: `HTTPEnable : 1`. */
export function readMacProxy(answer: Answer): Read<{ setting: string }> {
  const text = textOf(answer);
  if (text === undefined) return 'unreadable';
  const values = new Map([...text.matchAll(/^\s*(\w+) : (.*)$/gm)].map(([, name = '', value = '']) => [name, value.trim()] as const));
  const fixed = ['HTTPS', 'HTTP', 'SOCKS'].flatMap((kind) => (values.get(`${kind}Enable`) === '1' ? [`${values.get(`${kind}Proxy`) ?? ''}:${values.get(`${kind}Port`) ?? ''}`] : []));
  const script = values.get('ProxyAutoConfigEnable') === '1' ? [values.get('ProxyAutoConfigURLString') ?? ''] : [];
  return { setting: [...new Set([...fixed, ...script])].join(' ') };
}
