// Honest and hostile requests to the privileged scripts, the same for every system's script.

import type { Splice } from '../../main/system/elevate/elevate.ts';
import { block, digestOf, hosts, within } from './hosts-splices.ts';

/** The splice that adds a lab's block at the end. */
export function put(lab: string, text = hosts): Splice {
  return { at: text.length, removeBytes: 0, insert: block(lab) };
}

const at = hosts.length;
const insert = (text: string): readonly Splice[] => [{ at, removeBytes: 0, insert: text }];
const local = hosts.indexOf('::1');
const disabled = '# disabled by HUNT Cloud lab access: ';
const labLine = hosts.indexOf('10.42.9.9');

/** What it is, the file before, the splices. */
export const honestEdits: readonly (readonly [string, string, readonly Splice[]])[] = [
  ['a block at the end', hosts, [put('demolab')]],
  ['a block in an empty file', '', [put('demolab', '')]],
  ['a block after a last line without line end', 'x', [{ at: 1, removeBytes: 0, insert: `\n${block('demolab').trimEnd()}` }]],
  ['a block in a file with CRLF', 'x\r\n', [{ at: 3, removeBytes: 0, insert: block('demolab').replaceAll('\n', '\r\n') }]],
  ['a block with CRLF after a last line without line end', 'x\r\ny', [{ at: 4, removeBytes: 0, insert: `\r\n${block('demolab').trimEnd().replaceAll('\n', '\r\n')}` }]],
  ['a person\'s line that becomes a comment, and a block', hosts, [{ at: labLine, removeBytes: 0, insert: disabled }, put('demolab')]],
  ['another address in a block', block('demolab'), [{ at: 41, removeBytes: 37, insert: '10.42.0.8    demolab.lab.hdc.ntnu.no\n' }]],
  ['the longest name of a lab', hosts, [put('a'.repeat(63))]],
  ['nothing at all', hosts, []],
];

/** The splices that take splices back. */
export function backSplices(text: string, splices: readonly Splice[]): readonly Splice[] {
  let shift = 0;
  return splices.map(({ at: from, removeBytes, insert: fresh }) => {
    const splice = { at: from + shift, removeBytes: fresh.length, insert: text.slice(from, from + removeBytes) };
    shift += fresh.length - removeBytes;
    return splice;
  });
}

/** What must be refused with exit code 2, on the file `hosts`. */
export const hostileSplices: readonly (readonly [string, readonly Splice[]])[] = [
  ['a bank', insert('127.0.0.1 bank.no\n')],
  ['a bank with the line\'s four blanks', insert('10.42.0.7    bank.no\n')],
  ['a bank beside a lab', insert('10.42.0.7    demolab.lab.hdc.ntnu.no bank.no\n')],
  ['a bank behind a line end inside a block', insert(block('demolab').replace('no\n', 'no\n10.42.0.7 bank.no\n'))],
  ['a bank behind a carriage return', insert(block('demolab').replace('no\n', 'no\r10.42.0.7 bank.no\n'))],
  ['a bank behind a NUL', insert(block('demolab').replace('no\n', 'no\0 bank.no\n'))],
  ['an address outside the lab networks', insert(block('demolab', '10.43.0.7'))],
  ['this computer\'s own address', insert(block('demolab', '127.0.0.1'))],
  ['an address with a leading zero', insert(block('demolab', '10.042.0.7'))],
  ['an address of three numbers', insert(block('demolab', '10.42.7'))],
  ['an address of five numbers', insert(block('demolab', '10.42.0.0.7'))],
  ['an octet of 256', insert(block('demolab', '10.42.0.256'))],
  ['an IPv6 address', insert(block('demolab', 'fd00::7'))],
  ['the bare domain', insert('10.42.0.7    lab.hdc.ntnu.no\n')],
  ['a name one level deeper', insert(block('www.demolab'))],
  ['a domain with another letter for its dots', insert('10.42.0.7    demolab.labxhdc.ntnu.no\n')],
  ['a lab with a blank', insert(block('demo lab'))],
  ['a lab in capitals', insert(block('Demolab'))],
  ['a lab that begins with a dash', insert(block('-demolab'))],
  ['a lab of two letters', insert(block('ab'))],
  ['a lab of 64 letters', insert(block('a'.repeat(64)))],
  ['a lab of shell words', insert(block('$(id>/etc/x)'))],
  ['a marker of another program', insert('# >>> Other lab access: demolab >>>\n')],
  ['a marker with more behind it', insert('# >>> HUNT Cloud lab access: demolab >>> x\n')],
  ['a comment of any kind', insert('# hello\n')],
  ['an empty line', [{ at: local, removeBytes: 0, insert: '\n' }]],
  ['Latin-1', insert('# >>> HUNT Cloud lab access: dem\xf8lab >>>\n')],
  ['a block in the middle of a line', [{ at: 4, removeBytes: 0, insert: block('demolab') }]],
  ['a line of ours that ends in a person\'s line', [{ at: local, removeBytes: 0, insert: block('demolab').trimEnd() }]],
  ['our comment mark before a line without a lab name', [{ at: local, removeBytes: 0, insert: disabled }]],
  ['our comment mark inside a line', [{ at: labLine + 3, removeBytes: 0, insert: disabled }]],
  ['our comment mark twice in one piece', [{ at: labLine, removeBytes: 0, insert: disabled + disabled }]],
  ['our comment mark without its blank', [{ at: labLine, removeBytes: 0, insert: disabled.trimEnd() }]],
  ['a person\'s line away', [{ at: local, removeBytes: '::1 localhost\n'.length, insert: '' }]],
  ['a person\'s line away for a block', [{ at: local, removeBytes: '::1 localhost\n'.length, insert: block('demolab') }]],
  ['a person\'s lab line away', [{ at: labLine, removeBytes: '10.42.9.9 Demolab.lab.hdc.ntnu.no\n'.length, insert: '' }]],
  ['one letter away', [{ at: 2, removeBytes: 1, insert: '' }]],
  ['a line end away', [{ at: local - 1, removeBytes: 1, insert: '' }]],
  ['an offset behind the end', [{ at: at + 1, removeBytes: 0, insert: block('demolab') }]],
  ['more bytes than there are', [{ at: at - 3, removeBytes: 4, insert: '' }]],
  ['overlapping pieces', [{ at, removeBytes: 0, insert: block('demolab') }, { at: 5, removeBytes: 0, insert: '' }]],
  ['a huge insert', insert(block('demolab').repeat(600))],
];

/** Words that would do it, and words that must be refused with exit code 2. */
export const goodWords: readonly string[] = [within.labDomain, '10.42.0.0/16', 'hosts.splice', digestOf(hosts), digestOf(hosts + block('demolab')), '1', String(at), '0', Buffer.from(block('demolab')).toString('base64')];

const changed = (index: number, word: string): readonly string[] => goodWords.map((old, place) => (place === index ? word : old));

export const hostileWords: readonly (readonly [string, readonly string[]])[] = [
  ['no words', []],
  ['another verb', changed(2, 'hosts.write')],
  ['a verb with a blank', changed(2, 'hosts.splice x')],
  ['the domain no', changed(0, 'no')],
  ['an empty domain', changed(0, '')],
  ['a pattern as domain', changed(0, '.*.no')],
  ['a sed command as domain', changed(0, 'x/w /etc/x\n.no')],
  ['a domain with a line end', changed(0, 'lab.hdc.ntnu.no\n')],
  ['no network', changed(1, '')],
  ['all addresses as network', changed(1, '0.0.0.0/0')],
  ['all addresses in two halves', changed(1, '0.0.0.0/1,128.0.0.0/1')],
  ['a network without length', changed(1, '10.42.0.0')],
  ['a network of arithmetic', changed(1, '10.42.0.0/16+a[$(id)]')],
  ['a digest in capitals', changed(3, digestOf(hosts).toUpperCase())],
  ['a short digest', changed(3, digestOf(hosts).slice(1))],
  ['absent as the digest before', changed(3, 'absent')],
  ['a count of letters', changed(5, 'one')],
  ['a count of arithmetic', changed(5, '1+a[$(id>/etc/x)]')],
  ['more splices than there are', changed(5, '2')],
  ['fewer splices than there are', changed(5, '0')],
  ['a negative offset', changed(6, '-1')],
  ['an octal offset', changed(6, `0${at}`)],
  ['an offset beyond all numbers', changed(6, '18446744073709551616')],
  ['an insert that is not base64', changed(8, '$(id>/etc/x)')],
  ['an insert of broken base64', changed(8, 'YQ=a')],
  ['a second action that is malformed', [...goodWords, 'hosts.splice', 'x']],
];
