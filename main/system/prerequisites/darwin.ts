// What is asked of macOS to know whether it is ready, as data. Nothing of it needs an administrator and nothing changes. What the answers
// mean is in output/darwin.ts. Documented only: none of it was run on a Mac.

import { posix } from 'node:path';
import type { Command } from '../command.ts';

const timeoutMs = 10_000;

/** Tunnelblick refuses to run from any other place (Tunnelblick, defines.h). */
const tunnelblickApp = '/Applications/Tunnelblick.app';
/** Its first start puts this here (Tunnelblick, tunnelblickd). */
export const tunnelblickDaemon = '/Library/LaunchDaemons/net.tunnelblick.tunnelblick.tunnelblickd.plist';
/** Apple silicon, Intel. A program that was started from the Finder does not have them in its path. */
export const brewPrograms: readonly string[] = ['/opt/homebrew/bin/brew', '/usr/local/bin/brew'];
/** Settings that an organisation has put in force. */
export const managedSettings = '/Library/Managed Preferences';

export type MacQuestion = 'version' | 'appleSilicon' | 'groups' | 'tunnelblick' | 'chrome' | 'chromeForMe' | 'edge' | 'ssh' | 'enrolment' | 'proxy';

/** One question each; all are read-only. */
export function askMac(home: string): Readonly<Record<MacQuestion, Command>> {
  return {
    version: { program: '/usr/bin/sw_vers', args: ['-productVersion'], timeoutMs },
    // A program that runs under Rosetta is told x86_64 by uname; this tells the machine. Intel: exit code 1, it does not know the name.
    appleSilicon: { program: '/usr/sbin/sysctl', args: ['-n', 'hw.optional.arm64'], timeoutMs, okCodes: [0, 1] },
    groups: { program: '/usr/bin/id', args: ['-G'], timeoutMs },
    tunnelblick: versionOf(tunnelblickApp),
    chrome: versionOf('/Applications/Google Chrome.app'),
    chromeForMe: versionOf(posix.join(home, 'Applications', 'Google Chrome.app')),
    edge: versionOf('/Applications/Microsoft Edge.app'),
    ssh: { program: '/usr/bin/ssh', args: ['-V'], timeoutMs },
    enrolment: { program: '/usr/bin/profiles', args: ['status', '-type', 'enrollment'], timeoutMs },
    proxy: { program: '/usr/sbin/scutil', args: ['--proxy'], timeoutMs },
  };
}

/** Exit code 1: there is no such program. */
function versionOf(app: string): Command {
  return { program: '/usr/bin/defaults', args: ['read', `${app}/Contents/Info`, 'CFBundleShortVersionString'], timeoutMs, okCodes: [0, 1] };
}
