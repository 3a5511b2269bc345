import { expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { askDataBasePath, findHostsFile, readDataBasePath } from '../../../../main/system/hosts-file/find.ts';
import type { Machine } from '../../../../main/system/machine.ts';

const head = '\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\r\n';
const said = (line: string, exitCode = 0): { exitCode: number; stdout: Buffer; stderr: Buffer } => ({ exitCode, stdout: Buffer.from(`${head}${line}\r\n\r\n`, 'latin1'), stderr: Buffer.alloc(0) });

test.for<[string, string, string | undefined]>([
  ['the usual folder', '    DataBasePath    REG_EXPAND_SZ    %SystemRoot%\\System32\\drivers\\etc', 'D:\\Win$&dows\\System32\\drivers\\etc\\hosts'],
  ['in other letters', '    DataBasePath    REG_EXPAND_SZ    %systemroot%\\x\\', 'D:\\Win$&dows\\x\\hosts'],
  ['a moved folder with blanks', '    DataBasePath    REG_SZ    E:\\our names\\etc', 'E:\\our names\\etc\\hosts'],
  ['another value', '    Other    REG_SZ    E:\\etc', undefined],
  ['an empty one', '    DataBasePath    REG_SZ    ', undefined],
])('%s', ([, line, file]) => {
  expect(readDataBasePath(said(line), 'D:\\Win$&dows')).toBe(file);
});

test.for(['\\\\server\\share\\etc', 'etc', '%USERPROFILE%\\etc', 'C:\\a%TEMP%b', 'C:', 'C:\\a|b'])('a folder that is not plainly on a drive is refused: %s', (folder) => {
  expect(() => readDataBasePath(said(`    DataBasePath    REG_EXPAND_SZ    ${folder}`), 'C:\\Windows')).toThrow(new LabProblem('hosts.notRegular', { file: folder }));
});

test('a registry that does not answer leaves the usual file, and other systems are not asked', async () => {
  const machine = (more: Partial<Machine>): Machine => ({ hostsFile: 'usual', practice: false, runner: { run: () => Promise.reject(new LabProblem('program.missing')) }, ...more }) as Machine;
  const never = new AbortController().signal;
  expect(await findHostsFile(machine({ systemRoot: 'C:\\Windows' }), never)).toBe('usual');
  expect(await findHostsFile(machine({ systemRoot: 'C:\\Windows', runner: { run: () => Promise.resolve(said('', 1)) } }), never)).toBe('usual');
  const unasked = { run: () => expect.unreachable('nothing is asked') };
  expect(await findHostsFile(machine({ runner: unasked }), never)).toBe('usual');
  expect(await findHostsFile(machine({ systemRoot: 'C:\\Windows', practice: true, runner: unasked }), never)).toBe('usual');
  await expect(findHostsFile(machine({ systemRoot: 'C:\\Windows', runner: { run: () => Promise.reject(new TypeError('bug')) } }), never)).rejects.toThrow(TypeError);
  expect(askDataBasePath('C:\\Windows')).toMatchObject({ program: 'C:\\Windows\\System32\\reg.exe', args: ['query', 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', '/v', 'DataBasePath', '/reg:64'] });
});
