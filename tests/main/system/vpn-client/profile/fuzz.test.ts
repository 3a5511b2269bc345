// Random profiles: whatever comes in, there is a checked profile or a problem, never a bug; what is accepted is accepted again after it
// was written anew, and means nothing else.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toProblem } from '../../../../../main/core/problem.ts';
import { lintProfile } from '../../../../../main/system/vpn-client/profile/lint.ts';
import { dangerousNames, rules } from '../../../../../main/system/vpn-client/profile/options.ts';
import { pemParts } from '../../../../../main/system/vpn-client/profile/pem.ts';
import { rewriteProfile } from '../../../../../main/system/vpn-client/profile/rewrite.ts';
import { tokenise } from '../../../../../main/system/vpn-client/profile/tokenise.ts';
import { blocks, fillIn, makeMaterial, nowMs, type Material } from '../../../../fixtures/profiles/material.ts';
import { atLength } from '../../../../at-length.ts';

const runs = atLength(2_000, 200_000);
let material: Material;

beforeAll(async () => {
  material = await makeMaterial();
});

const names = [...Object.keys(rules), ...dangerousNames, 'constructor', 'ca', 'key', 'UP', ''];
const word = fc.oneof(
  fc.constantFrom(...names, 'setenv', 'opt', '--', '#', ';', '"', "'", '\\', '<ca>', '</ca>', '<up>', '[inline]', 'server', '1', '10.0.0.1', 'AES-256-CBC', '\x00', '\x1A', '\xEF\xBB\xBF'),
  fc.string({ maxLength: 12 }),
);
const blank = fc.constantFrom(' ', '\t', '', '  ', '\r', '\f', '\\ ');
const line = fc.array(fc.tuple(word, blank), { maxLength: 8 }).map((pieces) => pieces.map(([one, other]) => one + other).join(''));
const quoted = fc.constantFrom((text: string) => text, (text: string) => `"${text}"`, (text: string) => `'${text}'`, (text: string) => `--${text}`, (text: string) => `setenv opt ${text}`);
const argument = fc.constantFrom('tun', 'udp', 'server', '1', '10', '600', 'AES-256-CBC', 'AES-256-GCM:AES-128-GCM', '129.241.176.121', '10.42.0.0', '255.255.0.0', 'infinite', 'SHA256', '1.2', 'def1', 'DNS', 'none', 'name', '"a b"');
const plausible = fc.tuple(quoted, fc.constantFrom(...Object.keys(rules)), fc.array(argument, { maxLength: 3 })).map(([spell, name, args]) => [spell(name), ...args].join(' '));

const good = ['client', 'dev tun', 'remote 129.241.176.121 1194', 'remote-cert-tls server'];

/** `done`, or the code of the problem that was thrown; a bug is `internal`. */
async function codeOf(work: () => unknown): Promise<string> {
  return Promise.resolve().then(work).then(() => 'done', (error: unknown) => toProblem(error).code);
}

describe('random input', () => {
  it('is taken apart or refused with a problem', async () => {
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      expect(['done', 'vpn.unreadable']).toContain(await codeOf(() => tokenise(Buffer.from(lines.join('\n'), 'latin1'))));
    }), { numRuns: runs });
  });

  it('of a hostile kind does not keep the parsers busy', { timeout: 10_000 }, async () => {
    const hostile = ['-----BEGIN CERTIFICATE-----\n'.repeat(4_000), '-----BEGIN '.repeat(10_000), '<ca>\n'.repeat(20_000), '"\\"'.repeat(40_000), '-----BEGIN X-----'.repeat(5_000)];
    for (const text of hostile) {
      expect(pemParts(text)).toEqual([]);
      expect(['done', 'vpn.unreadable']).toContain(await codeOf(() => tokenise(Buffer.from(text))));
    }
  });
});

describe('a profile with random lines in it', () => {
  it('is judged, and what is accepted stays the same when it is written anew, twice', async () => {
    let accepted = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof({ weight: 4, arbitrary: plausible }, { weight: 1, arbitrary: line }), { maxLength: 4 }), async (lines) => {
      const text = fillIn([...good, ...lines, ...blocks].join('\n'), material);
      const code = await codeOf(() => lint(text));
      expect(code).toMatch(/^(done|vpn\..*)$/);
      if (code !== 'done') return;
      accepted += 1;
      const once = rewriteProfile(lint(text)).text;
      expect(rewriteProfile(lint(once)).text).toBe(once);
      const said = tokenise(Buffer.from(once, 'latin1')).map(({ name }) => name);
      expect(said.filter((name) => dangerousNames.has(name))).toEqual([]);
    }), { numRuns: Math.ceil(runs / 4) });
    expect(accepted).toBeGreaterThan(runs / 100);
  });
});

function lint(text: string): ReturnType<typeof lintProfile> {
  return lintProfile(Buffer.from(text, 'latin1'), material.facts, nowMs);
}
