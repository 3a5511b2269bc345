// Makes recorded changes to ~/.ssh/config and takes them back, always from the file as it is now. The path comes from the machine.

import { LabProblem } from '../../core/problem.ts';
import { sweepTemporaryFiles } from '../../system/files.ts';
import { restoreFromBackup } from '../../system/in-place.ts';
import { configRecordSchema, namesAfter, namesBefore, observeConfig, spliceTo, type ConfigRecord } from '../../system/ssh/config-edits.ts';
import { sshConfigFile } from '../../system/ssh/places.ts';
import { readSshFile, spliceSshFile } from '../../system/ssh/ssh-file.ts';
import type { ChangeMaker, Direction, Run } from '../step.ts';

export const configChanges: ChangeMaker = {
  observe: async (record, run) => observeConfig(configRecordSchema.parse(record), await readSshFile(sshConfigFile(run.machine.home)) ?? Buffer.alloc(0)),
  needsAdministrator: () => Promise.resolve(false),
  carryOut: (record, direction, run) => carryOut(configRecordSchema.parse(record), direction, run),
  elevated: () => Promise.resolve([]),
  sweep: async (_record, run) => {
    await restoreFromBackup(sshConfigFile(run.machine.home));
    await sweepTemporaryFiles(sshConfigFile(run.machine.home));
  },
};

async function carryOut(record: ConfigRecord, direction: Direction, { machine, signal }: Run): Promise<void> {
  const path = sshConfigFile(machine.home);
  const isOurs = direction === 'undo' && record.kind === 'ssh.putConfigBlock';
  await spliceSshFile({
    path, platform: machine.platform, signal,
    removeFileWhenEmpty: isOurs && record.createsFile, removeFolderWhenEmpty: isOurs && record.createsFolder,
    splice: (content) => {
      const state = observeConfig(record, content);
      if (state === (direction === 'apply' ? 'after' : 'before')) return undefined;
      if (state === 'other') throw new LabProblem(direction === 'apply' ? 'hosts.changedMeanwhile' : 'undo.changedSince', { file: path, name: record.lab });
      return spliceTo(content, record.lab, direction === 'apply' ? namesAfter(record) : namesBefore(record));
    },
  });
}
