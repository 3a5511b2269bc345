// The stand-in for the resolver, by the rules that were seen with glibc's getaddrinfo (tests/peers/practice-resolver.test.ts compares).

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHostsFileResolver, lookUp } from '../../../main/practice/hosts-resolver.ts';
import { scratchFolder } from './practice-fixture.ts';

describe('the stand-in for the resolver', () => {
  it.each([
    ['the first line first and all addresses', '10.0.0.1 a.lab\n10.0.0.2 x a.lab\n', ['10.0.0.1', '10.0.0.2']],
    ['names without regard to case', '10.0.0.1 A.Lab\n', ['10.0.0.1']],
    ['tabs, leading blanks and a last line without an end', ' \t10.0.0.1\t\tb.lab\ta.lab', ['10.0.0.1']],
    ['lines that end with CR LF', '10.0.0.9 b.lab\r\n10.0.0.1 a.lab\r\n', ['10.0.0.1']],
    ['nothing after a comment sign', '10.0.0.1 b.lab # a.lab\n10.0.0.2#x a.lab\n#10.0.0.3 a.lab\n', []],
    ['nothing after a comment sign on a line with carriage returns', '10.0.0.1 b.lab #\ra.lab\r\n', []],
    ['nothing on the line that a BOM hides', '\xef\xbb\xbf10.0.0.1 a.lab\n10.0.0.2 a.lab\n', ['10.0.0.2']],
    ['no part of a name', '10.0.0.1 aa.lab a.labs\n', []],
    ['no address with leading zeros or missing numbers', '010.0.0.1 a.lab\n10.1 a.lab\n', []],
    ['IPv6 lines only where they mean an IPv4 address', '::1 a.lab\nfe80::1 a.lab\n::ffff:10.0.0.7 a.lab\n', ['127.0.0.1', '10.0.0.7']],
    ['nothing for the address itself', 'a.lab\n', []],
  ])('reads %s', (_rule, text, addresses) => {
    expect(lookUp(text, 'a.lab')).toEqual(addresses);
  });

  it('reads the file anew each time, and a missing one knows no names', async () => {
    const file = join(scratchFolder(), 'hosts');
    const resolver = createHostsFileResolver(file);
    expect(await resolver.resolve('a.lab')).toEqual([]);
    writeFileSync(file, '10.0.0.1 a.lab\n');
    expect(await resolver.resolve('a.lab')).toEqual(['10.0.0.1']);
    rmSync(file);
    expect(await resolver.resolve('a.lab')).toEqual([]);
  });
});
