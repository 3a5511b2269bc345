// The texts in which a pasted mail may have to be read: as it stands, and decoded when it is the raw source of a message (quoted-printable,
// base64 parts). A paste does not say which it is, so all readings are given and the finder takes what is readable. No mail library: links
// are ASCII, so charsets, boundaries and headers other than the transfer encoding do not matter.

import { stripInvisible } from './link.ts';

const quoting = /^[ \t]*(?:[>|][ \t]*)+/;
const base64Header = /^content-transfer-encoding:[ \t]*base64/i;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|shy|equals|plus|sol|colon|quest|period|lowbar|percnt));/gi;
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', equals: '=', plus: '+', sol: '/', colon: ':', quest: '?', period: '.',
  lowbar: '_', percnt: '%',
};

/** Answers the readings of a pasted text, without quoting marks, HTML entities and invisible characters, decoded ones first; line ends are `\n`. */
export function readMail(text: string): readonly string[] {
  const plain = unquote(text);
  return [...readQuotedPrintable(plain), ...readBase64Parts(plain), plain].map(readMarkup);
}

function unquote(text: string): string {
  return text.split(/\r\n|\n|\r/).map((line) => line.replace(quoting, '')).join('\n');
}

/** Only with `=3D` in it: a quoted-printable mail cannot hold the `=` of a link otherwise, and plain links do have `=` at line ends. */
function readQuotedPrintable(text: string): readonly string[] {
  if (!/=3D/i.test(text)) return [];
  const joined = text.replace(/=[ \t]{0,9}\n/g, '');
  return [joined.replace(/(?:=[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))];
}

function readBase64Parts(text: string): readonly string[] {
  const bodies = collectBase64(text.split('\n'));
  if (bodies.length === 0) return [];
  // Decoded text may have been quoted before it was encoded.
  return [unquote(bodies.map((body) => Buffer.from(body, 'base64').toString('utf8')).join('\n\n'))];
}

/** A boundary behind a part is decoded with it: it becomes a few odd characters at its end. Line by line: looking for the end of each part in the text would cost the whole text once for every header. */
function collectBase64(lines: readonly string[]): readonly string[] {
  const bodies: string[] = [];
  let place: 'outside' | 'header' | 'body' = 'outside';
  for (const line of lines) {
    if (base64Header.test(line)) place = 'header';
    else if (line === '') {
      place = place === 'header' ? 'body' : 'outside';
      if (place === 'body') bodies.push('');
    } else if (place === 'body') bodies.push(`${bodies.pop() ?? ''}${line}`);
  }
  return bodies;
}

function readMarkup(text: string): string {
  return stripInvisible(text.replace(/<wbr ?\/?>/gi, '').replace(entity, decodeEntity));
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
