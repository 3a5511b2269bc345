// The practice lab's stand-in for the resolver against glibc's getaddrinfo, on random hosts files. A private mount namespace gives the
// real resolver each file as /etc/hosts and keeps it from asking DNS; the computer's own files are not touched.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookUp } from '../../main/practice/hosts-resolver.ts';

const askGetaddrinfo = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { lookup } from 'node:dns/promises';
  const [hosts, questions] = process.argv.slice(1);
  const answers = [];
  for (const { text, name } of JSON.parse(readFileSync(questions, 'utf8'))) {
    writeFileSync(hosts, text, 'latin1');
    answers.push(await lookup(name, { all: true, family: 4, verbatim: true })
      .then((found) => found.map((entry) => entry.address), (error) => error.code === 'ENOTFOUND' ? [] : [error.code]));
  }
  console.log(JSON.stringify(answers));`;

// Addresses of one documentation network only (RFC 5737), so that getaddrinfo has no reason to sort them.
const address = fc.constantFrom('198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4', '::ffff:198.51.100.9', '198.51.100.010', '198.51.100', 'fe80::1', '\xef\xbb\xbf198.51.100.5', 'word');
const name = fc.constantFrom('a.lab', 'a.lab', 'A.Lab', 'b.lab', 'a.lab#', '#a.lab', 'aa.lab', 'c.lab', 'm\xe6.lab');
const blank = fc.constantFrom(' ', '\t', '  ', '\r', '\v', '\f');
const line = fc.tuple(fc.constantFrom('', '', '', ' ', '\t', '#'), address, fc.array(fc.tuple(blank, name), { maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([before, first, rest, end]) => before + first + rest.flat().join('') + end);
const hostsText = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(''));

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'practice-resolver-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('answers 2,000 random hosts files as getaddrinfo does', () => {
  const questions = fc.sample(fc.record({ text: hostsText, name: fc.constantFrom('a.lab', 'b.lab', 'c.lab') }), 2000);
  const [hosts, nsswitch, list] = ['hosts', 'nsswitch.conf', 'questions.json'].map((file) => join(folder, file)) as [string, string, string];
  writeFileSync(hosts, '');
  writeFileSync(nsswitch, 'hosts: files\n');
  writeFileSync(list, JSON.stringify(questions));
  const inNamespace = 'mount --bind "$1" /etc/hosts && mount --bind "$2" /etc/nsswitch.conf && exec "$3" --input-type=module -e "$4" "$1" "$5"';
  const output = execFileSync('/usr/bin/unshare', ['--mount', '/bin/sh', '-c', inNamespace, 'sh', hosts, nsswitch, process.execPath, askGetaddrinfo, list]);
  const real = JSON.parse(output.toString()) as readonly (readonly string[])[];

  expect(real.filter((answer) => answer.length > 1).length).toBeGreaterThan(100);
  const different = questions.map((question, at) => ({ ...question, real: real[at], ours: lookUp(question.text, question.name) }))
    .filter(({ real: theirs, ours }) => JSON.stringify(theirs) !== JSON.stringify(ours));
  expect(different).toEqual([]);
});
