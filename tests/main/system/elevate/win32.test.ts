import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../../main/system/command.ts';
import type { HostsSplice } from '../../../../main/system/elevate/elevate.ts';
import { planArguments } from '../../../../main/system/elevate/plan.ts';
import { composeElevatedText, composeWindowsElevation, onlyCode } from '../../../../main/system/elevate/win32.ts';
import { anyBeginMarker, anyEndMarker, disablePrefix } from '../../../../main/system/hosts-file/markers.ts';
import { hostileSplices } from '../../../peers/elevated-cases.ts';
import { block, hosts } from '../../../peers/hosts-splices.ts';
import { actions, hostileWords, until } from './actions-for-golden.ts';
import { commandWords, isBalanced, namedTypes, readPowerShell } from './powershell-words.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const scripts = Object.fromEntries(['windows', 'windows-prompt'].map((name) => [name, readFileSync(join(root, `main/system/elevate/scripts/${name}.ps1`), 'utf8')])) as Record<'windows' | 'windows-prompt', string>;
const codeOf = (name: 'windows' | 'windows-prompt'): string => scripts[name].split('\n').map((line) => line.trim()).filter((line) => line !== '' && line[0] !== '#').join('\n');

function decode(word: string): string {
  return Buffer.from(word, 'base64').toString('utf16le');
}

function compose(batch: readonly HostsSplice[] = actions): Command & { readonly stdin: string } {
  return composeWindowsElevation(batch, until, 'C:\\Windows') as Command & { readonly stdin: string };
}

/** What the elevated PowerShell sees as its words: the text between the last two single quotes, which PowerShell takes as it stands. */
function wordsOf(command: { readonly stdin: string }): readonly string[] {
  const text = decode(command.stdin);
  const start = text.lastIndexOf('\n} \'') + '\n} \''.length;
  const literal = text.slice(start, -1);
  expect([literal.includes('\''), text.endsWith('\'')]).toEqual([false, true]);
  return literal.split(' ');
}

test('the command for two actions is the reviewed one', async () => {
  const { program, args, stdin, env, timeoutMs } = compose();
  expect(env).toBeUndefined();
  const shown = (text: string): string => text.replace(codeOf('windows'), '<main/system/elevate/scripts/windows.ps1 without comments>').replace(codeOf('windows-prompt'), '<main/system/elevate/scripts/windows-prompt.ps1 without comments>');
  const words = args.map((word, at) => (args[at - 1] === '-EncodedCommand' ? `base64 of UTF-16LE of: ${shown(decode(word))}` : JSON.stringify(word)));
  const text = [
    '# Windows: one batch of elevated changes, one word a line. Source: about_PowerShell_exe, ProcessStartInfo, docs/adr/0003-elevation.md. Never run on Windows.',
    program, ...words, '# on standard input, base64 of UTF-16LE of:', shown(decode(stdin)),
    `# given up after ${timeoutMs / 1000} s; the script itself does nothing any more after the second that is its first word`, '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(join(root, 'tests/golden/elevate.win32.txt'));
});

describe('words', () => {
  test('no word of the command line needs quotes of any kind, and it fits into 32,767 letters', () => {
    const { program, args } = compose();
    expect(args.join(' ')).toMatch(/^[A-Za-z0-9+/= -]+$/);
    expect(args.slice(0, 4)).toEqual(['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand']);
    expect([program, ...args].join(' ').length).toBeLessThan(32_767);
  });

  test('the elevated part gets exactly the words of the batch, after the constant script', () => {
    const command = compose();
    expect(decode(command.stdin).startsWith(`& {\n${codeOf('windows')}\n} '`)).toBe(true);
    expect(wordsOf(command)).toEqual([String(until), ...planArguments(actions)]);
    expect(command.stdin).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
  });

  test('200 hostile texts to insert come out of the literal as they went in', () => {
    const texts = hostileWords().map((word) => Buffer.from(word).toString('latin1'));
    for (const insert of texts) {
      const words = wordsOf(compose([{ ...actions[0], splices: [{ at: 0, removeBytes: 0, insert }] } as HostsSplice]));
      expect(words).toHaveLength(10);
      expect(Buffer.from(words[9] ?? '', 'base64').toString('latin1')).toBe(insert);
    }
    expect(texts).toHaveLength(200);
  });

  test('a word that could be more than data is a bug and throws', () => {
    for (const word of hostileWords()) expect(() => composeElevatedText([`x ${word}`])).toThrow('other letters');
    for (const labDomain of ['\'; whoami', 'a b', '$(id)', 'x\n.no', '\u2019']) {
      expect(() => compose([{ ...actions[0], within: { labDomain, labNetworks: ['10.42.0.0/16'] } } as HostsSplice])).toThrow('other letters');
    }
  });

  test('ten lines of the person\'s and a block fit; what does not fit is said before anything is asked', () => {
    const line = { ...actions[0], splices: [{ at: 123_456, removeBytes: 0, insert: disablePrefix }] } as HostsSplice;
    const put = { ...actions[0], splices: [{ at: 123_456, removeBytes: 0, insert: block('a'.repeat(20)) }] } as HostsSplice;
    expect(compose([put, ...Array.from({ length: 10 }, () => line)]).stdin.length).toBeLessThanOrEqual(32_600);
    expect(() => compose(Array.from({ length: 60 }, () => line))).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'hosts.tooManyLines' }) as unknown }));
  });
});

describe.for(['windows', 'windows-prompt'] as const)('the script %s.ps1', (name) => {
  const reading = readPowerShell(scripts[name]);
  const own = [...reading.code.matchAll(/\bfunction ([\w-]+)/g)].map(([, word = '']) => word);

  test('is plain ASCII, every string ends on its line, and every bracket has its partner', () => {
    expect(scripts[name]).toMatch(/^[\n\x20-\x7e]*$/);
    expect(isBalanced(reading)).toBe(true);
    expect(isBalanced(readPowerShell(`${scripts[name]})`))).toBe(false);
    expect(isBalanced(readPowerShell(composeElevatedText(['a'])))).toBe(true);
  });

  test('says the same without its comments and indentation', () => {
    const flat = (text: string): readonly string[] => readPowerShell(text).code.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    expect(flat(onlyCode(scripts[name]))).toEqual(flat(scripts[name]));
    expect(readPowerShell(onlyCode(scripts[name])).strings).toEqual(reading.strings);
  });

  test('runs nothing but what is listed here', () => {
    const keywords = ['param', 'function', 'if', 'else', 'elseif', 'for', 'foreach', 'while', 'try', 'catch', 'finally', 'return', 'exit', 'throw', 'switch'];
    // Keys of hashtables stand where a command could stand.
    const keys = ['From', 'Free', 'Before', 'After', 'Splices', 'Offset', 'Bytes', 'Text'];
    const calls = commandWords(reading).filter((word) => ![...keywords, ...own, ...keys].includes(word));
    expect([...new Set(calls)]).toEqual(name === 'windows' ? ['Start-Sleep'] : []);
    const started = [...reading.code.matchAll(/&[ \t]*(\S+)/g)].map(([, what]) => what);
    expect(started).toEqual(name === 'windows' ? ['$action', '""'] : []);
    if (name === 'windows') expect(reading.strings).toContain('$system\\ipconfig.exe');
    expect(reading.code).not.toMatch(/Invoke-|\biex\b|Add-Type|Download|\$env:|ScriptBlock\]::|GetFolderPath|HKCU|CurrentUser/i);
  });

  test('uses no types of .NET but what is listed here', () => {
    const expected = {
      'windows': [
        'BitConverter::ToString', 'Convert::FromBase64String', 'DateTimeOffset::UtcNow', 'Diagnostics.Stopwatch::StartNew', 'Environment::SystemDirectory',
        'IO.Directory::Exists', 'IO.File::Delete', 'IO.File::Exists', 'IO.File::GetAccessControl', 'IO.File::GetAttributes', 'IO.File::Move', 'IO.File::ReadAllBytes', 'IO.File::Replace',
        'IO.File::SetAccessControl', 'IO.File::SetAttributes', 'IO.FileAccess::ReadWrite', 'IO.FileAttributes', 'IO.FileOptions::DeleteOnClose', 'IO.FileStream::new', 'IO.Path::GetDirectoryName',
        'Math::Max', 'Math::Min', 'Microsoft.Win32.Registry::LocalMachine', 'NullString::Value', 'Security.Cryptography.SHA256::Create', 'Security.Principal.SecurityIdentifier',
        'Text.Encoding::GetEncoding', 'Text.StringBuilder::new', 'bool', 'byte', 'byte::new', 'char', 'int', 'long', 'regex::Escape', 'regex::Matches', 'scriptblock', 'string',
      ],
      'windows-prompt': ['ComponentModel.Win32Exception', 'Diagnostics.Process::Start', 'Diagnostics.ProcessStartInfo::new', 'Environment::SystemDirectory', 'string::Join'],
    }[name];
    expect([...new Set(namedTypes(reading))].sort()).toEqual(expected);
  });
});

test('the script knows the marker texts that the planner writes', () => {
  expect(scripts.windows).toContain(`$disabled = '${disablePrefix}'`);
  expect(scripts.windows).toContain(`"${anyBeginMarker}$lab >>>|${anyEndMarker}$lab <<<|`);
});

describe('the patterns of the script, tried with the engine of JavaScript', () => {
  /** The text of a pattern with its variables filled in. .NET's \A and \z are ^ and $ without the flag m. */
  function pattern(start: string, flags = ''): RegExp {
    const found = readPowerShell(scripts.windows).strings.find((text) => text.startsWith(start)) ?? expect.unreachable(`no pattern ${start}`);
    const lab = '[a-z0-9][a-z0-9-]{1,61}[a-z0-9]';
    const dotted = 'lab\\.hdc\\.ntnu\\.no';
    const ours = `# >>> HUNT Cloud lab access: ${lab} >>>|# <<< HUNT Cloud lab access: ${lab} <<<|[0-9.]{7,15}    ${lab}\\.${dotted}`;
    return new RegExp(found.replaceAll('$ours', ours).replaceAll('$dotted', dotted).replace('\\A', '^').replaceAll('\\z', '$'), flags);
  }
  const piece = pattern('\\A(?:\\r?\\n)?(?:(?:$ours)');
  const names = pattern('[ \\t\\v\\f\\r\\0#][a-z0-9-]+', 'i');

  test('what we write is allowed', () => {
    for (const text of [block('demolab'), block('demolab').replaceAll('\n', '\r\n'), `\n${block('demolab').trimEnd()}`, '10.42.0.8    demolab.lab.hdc.ntnu.no\n']) expect(text).toMatch(piece);
    for (const line of ['10.42.9.9 Demolab.lab.hdc.ntnu.no', '1.2.3.4\tx demolab.lab.hdc.ntnu.no # old\r']) expect(line).toMatch(names);
    expect(hosts.split('\n').filter((line) => names.test(line))).toEqual(['10.42.9.9 Demolab.lab.hdc.ntnu.no']);
  });

  test('hostile pieces are not, but for those that other checks of the script refuse', () => {
    const passed = hostileSplices.filter(([, splices]) => splices.every(({ insert }) => insert !== '' && piece.test(insert))).map(([what]) => what);
    expect(passed).toMatchInlineSnapshot(`
      [
        "an address outside the lab networks",
        "this computer's own address",
        "an address with a leading zero",
        "an address of three numbers",
        "an address of five numbers",
        "an octet of 256",
        "an empty line",
        "a block in the middle of a line",
        "a line of ours that ends in a person's line",
        "a person's line away for a block",
        "an offset behind the end",
        "a huge insert",
      ]
    `);
  });
});
