// Reading known_hosts as OpenSSH does, and the one line that we add.

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findOurLine, fingerprintOf, judgeKey, knownKeys, lineFor, typeOf } from '../../../../main/system/ssh/known-hosts.ts';
import { newHostKey } from './ssh-lab.ts';

const [one, two] = [newHostKey(), newHostKey()].map((key) => key.public.split(' ').slice(0, 2).join(' '));
const blob = (line = ''): Buffer => Buffer.from(line.split(' ')[1] ?? '', 'base64');

function hashed(name: string): string {
  const salt = Buffer.from('twenty bytes of salt');
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

describe('a key is known', () => {
  it.each([
    ['by plain name', `demolab ${one}`], ['among several names', `other,demolab,10.42.3.7 ${one}`], ['hashed', `${hashed('demolab')} ${one}`],
    ['by a pattern', `demo* ${one}`], ['by a pattern of single letters', `demola? ${one}`], ['with a comment', `demolab ${one} somebody@work`],
    ['in other case', `DemoLab ${one}`], ['after a tab, with CRLF', `demolab\t${one?.replace(' ', '\t')}\r`], ['among broken lines', `demolab\ndemolab ssh-rsa\n\n# demolab\ndemolab ${one}`],
  ])('%s', (_how, content) => {
    expect(judgeKey(knownKeys(content, 'demolab'), blob(one))).toBe('same');
  });

  it('with its port, written as OpenSSH writes it', () => {
    expect(judgeKey(knownKeys(`[127.0.0.1]:2222 ${one}`, '[127.0.0.1]:2222'), blob(one))).toBe('same');
    expect(judgeKey(knownKeys(`[127.0.0.1]:2222 ${one}`, '[127.0.0.1]:2223'), blob(one))).toBe('unknown');
  });
});

describe('a key is unknown', () => {
  it.each([
    ['for another name', `demolab2 ${one}`], ['in a comment', `#demolab ${one}`], ['where the name is excluded', `demo*,!demolab ${one}`],
    ['under another hash', `${hashed('demolab2')} ${one}`], ['for a certificate authority', `@cert-authority demolab ${one}`],
    ['where type and key disagree', `demolab ssh-rsa ${one?.split(' ')[1]}`], ['in an empty file', ''], ['with a dot for any letter', `demo.ab ${one}`],
  ])('%s', (_how, content) => {
    expect(judgeKey(knownKeys(content, 'demolab'), blob(one))).toBe('unknown');
  });
});

describe('another key is told', () => {
  it('when a different one is recorded', () => {
    expect(judgeKey(knownKeys(`demolab ${two}`, 'demolab'), blob(one))).toBe('other');
  });

  it('not when one of several fits', () => {
    expect(judgeKey(knownKeys(`demolab ${two}\ndemolab ${one}`, 'demolab'), blob(one))).toBe('same');
  });

  it('when it is revoked, even if it is recorded too', () => {
    expect(judgeKey(knownKeys(`demolab ${one}\n@revoked * ${one}`, 'demolab'), blob(one))).toBe('other');
  });
});

it('shows a fingerprint as OpenSSH does', () => {
  const key = Buffer.from('AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f', 'base64');
  // ssh-keygen -lf, OpenSSH 9.2
  expect(fingerprintOf(key)).toBe('SHA256:ZkAslGjFiUHdGf/WUL8rQvkib4PTvQatUV0OUQSncCA');
});

it.each([Buffer.alloc(0), Buffer.from([0, 0]), Buffer.from([255, 255, 255, 255, 65]), Buffer.from('\0\0\0\u0004a b\n', 'latin1')])('takes nothing for a key type that is none: %j', (key) => {
  expect(typeOf(key)).toBe('');
});

it('finds our line by name and comment, wherever it stands, and no other', () => {
  const ours = lineFor('demolab', blob(one));
  const others = `demolab ${one} somebody@work\n[demolab]:22 ${one} added by HUNT Cloud lab access\n`;
  const content = Buffer.from(others + ours + others);
  const found = findOurLine(content, 'demolab');
  expect(content.subarray(found?.start, found?.end).toString()).toBe(ours);
  expect(findOurLine(Buffer.from(others), 'demolab')).toBeUndefined();
});
