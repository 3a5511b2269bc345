// Asks macOS what darwin.ts lists, and makes readings of the answers. Documented only: none of it was run on a Mac.

import { askMac, brewPrograms, managedSettings, tunnelblickDaemon } from './darwin.ts';
import { askAll, firstThere, isThere, type Ask, type ReaderNeeds } from './ask.ts';
import { readAppVersion, readMacArchitecture, readMacBrowsers, readMacProxy, readMacRights, readMacVersion, readManagement } from './output/darwin.ts';
import { readSshVersion } from './output/version.ts';
import type { Read, Readings, VpnProgram } from './readings.ts';

/** What is read of macOS. */
export async function lookAtMac({ home }: ReaderNeeds, ask: Ask): Promise<Omit<Readings, 'freeBytes' | 'archiveProgram'>> {
  const answers = await askAll(askMac(home), ask);
  const brew = await firstThere(brewPrograms);
  return {
    system: readMacVersion(answers.version), architecture: readMacArchitecture(answers.appleSilicon), administrator: readMacRights(answers.groups),
    vpnClient: withFirstStart(readAppVersion(answers.tunnelblick), await isThere(tunnelblickDaemon)),
    browsers: readMacBrowsers([answers.chrome, answers.chromeForMe], answers.edge),
    ssh: answers.ssh === undefined ? 'absent' : readSshVersion(answers.ssh.stderr.toString('utf8')) ?? 'unreadable',
    management: readManagement(answers.enrolment, await isThere(managedSettings)), proxy: readMacProxy(answers.proxy),
    installer: brew === undefined ? { kind: 'none', program: '' } : { kind: 'brew', program: brew },
  };
}

function withFirstStart(read: Read<{ version: string }>, hasStarted: boolean): Read<VpnProgram> {
  return typeof read === 'string' ? read : { name: 'Tunnelblick', version: read.version, ...(!hasStarted && { lacks: 'first-start' }) };
}
