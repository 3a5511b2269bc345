import { expect, test } from 'vitest';
import { parseArguments, refuseSecretsInEnvironment } from '../../../main/headless/arguments.ts';
import { LabProblem } from '../../../main/core/problem.ts';

function problemOf(words: readonly string[]): { code: string; facts: Readonly<Record<string, string>> } {
  const thrown: unknown = (() => { try { return parseArguments(words); } catch (error) { return error; } })();
  if (!(thrown instanceof LabProblem)) throw new Error('no problem');
  return thrown.problem;
}

test('the options of design 5 are understood', () => {
  const args = parseArguments(['plan', '--journey', 'new_lab', '--link', 'L', '--bundle', 'B', '--step', 'edit-hosts', '--step', 'open-workbench',
    '--secrets', '-', '--json', '--state-dir', 'S', '--lang', 'nb', '--platform', 'darwin', '--facts', 'F']);
  expect(args).toEqual({
    command: 'plan', name: 'plan', secretsOnStdin: true, json: true, stateDir: 'S', lang: 'nb', platform: 'darwin',
    request: { verb: 'plan', practice: false, journey: 'new_lab', link: 'L', bundle: 'B', factsFile: 'F', steps: ['edit-hosts', 'open-workbench'] },
  });
});

test('consent is a digest, or the word yes, or nothing', () => {
  expect(parseArguments(['apply', '--digest', 'abc']).request.consent).toEqual({ digest: 'abc' });
  expect(parseArguments(['apply', '--yes']).request.consent).toBe('as-planned-now');
  expect(parseArguments(['apply']).request.consent).toBeUndefined();
});

test('to disconnect is to take back the connection and nothing else', () => {
  expect(parseArguments(['disconnect', '--step', 'edit-hosts'])).toMatchObject({ command: 'undo', name: 'disconnect', request: { verb: 'undo', practice: false, steps: ['connect-vpn'] } });
});

test('practice stands alone or in front of another command', () => {
  expect(parseArguments(['practice', '--journey', 'new_user']).request).toMatchObject({ verb: 'apply', practice: true, consent: 'as-planned-now' });
  expect(parseArguments(['practice', 'undo']).request).toMatchObject({ verb: 'undo', practice: true });
  expect(problemOf(['practice', 'inspect']).code).toBe('usage.badValue');
});

test('no words, help and --help ask for help', () => {
  for (const words of [[], ['help'], ['--help'], ['-h'], ['plan', '--help']]) expect(parseArguments(words).command).toBe('help');
});

const planted = 'planted-fake-value';
const secretAttempts = [
  ['apply', '--secrets', planted], ['apply', `--secrets=${planted}`], ['apply', '--seven-zip-key', planted], ['apply', `--sevenZipKey=${planted}`],
  ['apply', `sevenZipKey=${planted}`], ['apply', '--otp', planted], ['apply', '--password', planted], ['apply', `--vpn-passphrase=${planted}`], ['apply', '-otp', planted],
];
for (const words of secretAttempts) {
  test(`a secret as an argument is refused and not repeated: ${words.join(' ').replace(planted, '…')}`, () => {
    const problem = problemOf(words);
    expect(problem.code).toBe('usage.secretInArguments');
    expect(JSON.stringify(problem)).not.toContain(planted);
  });
}

const mistakes: readonly (readonly [string, readonly string[], string])[] = [
  ['an unknown command', ['destroy'], 'usage.unknownCommand'],
  ['an unknown option', ['plan', '--colour', planted], 'usage.unknownOption'],
  ['a word too many', ['plan', planted], 'usage.unknownOption'],
  ['an option without its value', ['plan', '--journey'], 'usage.missingValue'],
  ['an option that swallowed another', ['plan', '--journey', '--json'], 'usage.missingValue'],
  ['a journey nobody knows', ['plan', '--journey', planted], 'usage.badValue'],
  ['a step nobody knows', ['plan', '--step', planted], 'usage.badValue'],
  ['a platform nobody knows', ['plan', '--platform', planted], 'usage.badValue'],
];
for (const [what, words, code] of mistakes) {
  test(`${what} is wrong usage, and what was typed is not repeated`, () => {
    const problem = problemOf(words);
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).not.toContain(planted);
  });
}

test('a secret in the environment is refused by its name, whatever the spelling', () => {
  for (const name of ['sevenZipKey', 'SEVEN_ZIP_KEY', 'HUNT_CLOUD_VPN_PASSPHRASE', 'LAB_ACCESS_OTP', 'newPassphrase']) {
    expect(() => refuseSecretsInEnvironment(['HOME', name])).toThrow('usage.secretInArguments');
  }
  expect(() => refuseSecretsInEnvironment(['HOME', 'OTP', 'PATH', 'SSH_AUTH_SOCK', 'GPG_KEY'])).not.toThrow();
});

test('reads what was agreed to, the wishes about the SSH key, the migration map and --open', () => {
  const words = ['plan', '--accept', 'older-certificate', '--accept', 'other-lab-certificate', '--ssh-key', 'id_work', '--plain-ssh-key', '--migration-map', 'map.yml', '--open'];
  expect(parseArguments(words).request).toMatchObject({
    accept: ['older-certificate', 'other-lab-certificate'], ownSshKey: 'id_work', plainSshKey: true, migrationMap: 'map.yml', open: true,
  });
  expect(() => parseArguments(['plan', '--accept', 'anything'])).toThrow('usage.badValue');
});
