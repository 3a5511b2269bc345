import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readElevation } from '../../../../main/system/elevate/output.ts';

const started = 'hunt-lab-elevated 1\n';

/** What pkexec 122 wrote on Debian 12, byte for byte. */
function recorded(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../fixtures/pkexec', `${name}.recorded.txt`), 'utf8');
}

function read(exitCode: number, stdout: string, stderr: string): unknown {
  return readElevation({ exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) });
}

const problem = (code: string, more: object = {}): unknown => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) as unknown });

describe('what pkexec says for itself', () => {
  test.for<[string, number, string, string]>([
    ['a dismissed prompt', 126, 'dismissed', 'elevation.refused'],
    ['a rule that says no', 127, 'no', 'elevation.notAllowed'],
    ['nobody to ask for a password', 127, 'no-agent', 'elevation.notAvailable'],
    ['no polkitd', 127, 'no-polkitd', 'elevation.notAvailable'],
    ['no system bus', 127, 'no-bus', 'elevation.notAvailable'],
    ['a parent that is gone', 127, 'dead-parent', 'elevation.notAvailable'],
  ])('%s', ([, exitCode, name, code]) => {
    expect(() => read(exitCode, '', recorded(name))).toThrow(problem(code));
  });

  test('being ended by a signal means that nobody was asked', () => {
    expect(() => read(-1, '', '')).toThrow(problem('elevation.notAvailable'));
  });
});

describe('what the script says', () => {
  test.for<[number, string]>([
    [20, 'hosts.changedMeanwhile'], [21, 'hosts.notWritable'], [22, 'hosts.notWritable'], [23, 'hosts.locked'], [24, 'hosts.noSpace'], [25, 'hosts.notRegular'],
  ])('exit code %i is %s', ([exitCode, code]) => {
    expect(() => read(exitCode, started, '')).toThrow(problem(code, { facts: { file: '/etc/hosts' } }));
  });

  test('0 after the first line means that it is done', () => {
    expect(read(0, started, '')).toBeUndefined();
  });

  test('0 without the first line does not', () => {
    expect(() => read(0, '', '')).toThrow(problem('elevation.notAvailable'));
  });

  test('126 and 127 after the first line are the script\'s and not pkexec\'s', () => {
    for (const exitCode of [126, 127]) expect(() => read(exitCode, started, recorded('no'))).toThrow('the privileged script ended with');
  });

  test('refused arguments are a bug of ours and no problem of the person\'s', () => {
    expect(() => read(2, started, '')).toThrow(/^the privileged script ended with 2/);
  });
});
