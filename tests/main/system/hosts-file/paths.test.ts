import { expect, test } from 'vitest';
import { hostsPath } from '../../../../main/system/hosts-file/paths.ts';

test('the hosts file is where each system has it', () => {
  expect(hostsPath('linux', {})).toBe('/etc/hosts');
  expect(hostsPath('darwin', {})).toBe('/private/etc/hosts');
  expect(hostsPath('win32', { SystemRoot: 'D:\\WinNT' })).toBe('D:\\WinNT\\System32\\drivers\\etc\\hosts');
  expect(hostsPath('win32', { SYSTEMROOT: 'C:\\WINDOWS' })).toBe('C:\\WINDOWS\\System32\\drivers\\etc\\hosts');
});

test.for([undefined, '', 'Windows', '\\\\server\\share', 'C:', 'C:\\', '..\\..'])('a SystemRoot that is no folder on a drive is not believed: %s', (SystemRoot) => {
  expect(hostsPath('win32', { SystemRoot })).toBe('C:\\Windows\\System32\\drivers\\etc\\hosts');
});
