// The headless entry on plain Node: wiring only. The installed product reaches the same code through main/index.ts.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { runInProcess } from './headless/in-process.ts';
import { programsFolder, sevenZipPath } from './system/archive/program-path.ts';
import type { Platform } from './system/command.ts';
import { createMachine } from './system/real-machine.ts';

const platform = process.platform as Platform;
const programs = programsFolder(undefined, join(import.meta.dirname, '..', '..'));
const sevenZip = sevenZipPath(platform, process.arch, programs);
const machine = createMachine({ platform, home: homedir(), env: process.env, sevenZip, uid: process.getuid?.() });

process.exitCode = await runInProcess(process.argv.slice(2), machine);
