// What a known_hosts file says about one machine, and the line that we add to it. Pure; reads bytes as Latin-1, so that nothing of what
// people have in there is changed. Format: sshd(8), SSH_KNOWN_HOSTS FILE FORMAT. Certificates are not used by the service and not read.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A host key as the server sends it: length-prefixed type, then the numbers (RFC 4253 6.6). */
export type HostKey = Buffer;

export interface KnownKey {
  /** For example `ssh-ed25519`. */
  readonly type: string;
  readonly key: HostKey;
  readonly revoked: boolean;
}

/** The keys recorded for a name, also where the name is hashed or covered by a pattern. */
export function knownKeys(content: string, name: string): readonly KnownKey[] {
  return content.split('\n').flatMap((line) => {
    const words = line.trim().split(/[ \t]+/);
    const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
    const [names = '', type = '', base64 = ''] = words;
    if (names === '' || names.startsWith('#') || marker === '@cert-authority' || !covers(names, name)) return [];
    const key = Buffer.from(base64, 'base64');
    return typeOf(key) === type ? [{ type, key, revoked: marker === '@revoked' }] : [];
  });
}

/** `unknown`: no key is recorded. `other`: keys are, and this is none of them, or it is revoked. */
export function judgeKey(known: readonly KnownKey[], offered: HostKey): 'same' | 'other' | 'unknown' {
  const matching = known.filter(({ key }) => key.equals(offered));
  if (matching.some(({ revoked }) => revoked)) return 'other';
  if (matching.length > 0) return 'same';
  return known.some(({ revoked }) => !revoked) ? 'other' : 'unknown';
}

function covers(names: string, name: string): boolean {
  if (names.startsWith('|')) return isHashOf(names, name);
  const patterns = names.split(',');
  const matches = (pattern: string): boolean => toExpression(pattern).test(name);
  return patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern))
    && !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)));
}

/** Answers whether a line records a key for some of these names and for nothing else. A line with a marker does not: `@revoked` must stay. */
export function isLineFor(line: string, names: readonly string[]): boolean {
  const [field = '', type = '', base64 = ''] = line.trim().split(/[ \t]+/);
  if (/^[#@]/.test(field) || type === '' || typeOf(Buffer.from(base64, 'base64')) !== type) return false;
  if (field.startsWith('|')) return names.some((name) => isHashOf(field, name));
  return field.split(',').every((name) => names.includes(name.toLowerCase()));
}

function toExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*').replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'i');
}

/** `|1|salt|HMAC-SHA1(salt, name)`, both in Base64: what HashKnownHosts writes. */
function isHashOf(field: string, name: string): boolean {
  const [, version, salt = '', hash = ''] = field.split('|');
  if (version !== '1') return false;
  const wanted = Buffer.from(hash, 'base64');
  const found = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

/** The type that stands inside a key; empty for what is no key. */
export function typeOf(key: HostKey): string {
  const length = key.length < 4 ? key.length : key.readUInt32BE(0);
  const type = key.subarray(4, 4 + length).toString('latin1');
  return type.length === length && /^[a-z0-9@.-]{1,64}$/.test(type) ? type : '';
}

/** As OpenSSH shows it: `SHA256:` and Base64 without padding. */
export function fingerprintOf(key: HostKey): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** Stands at the end of our lines, where OpenSSH takes it for a comment. Undo removes lines with exactly this and no other. */
const ourComment = 'added by HUNT Cloud lab access';

/** After a move there can be a line of ours for the old machine: the one for the new machine says so. */
function commentFor(movedTo: string | undefined): string {
  return movedTo === undefined ? ourComment : `${ourComment} after the move to ${movedTo}`;
}

/** Our line for a key, with its line end. Put at the beginning, so that it can be taken out without a trace. `movedTo` is the lab's new address. */
export function lineFor(name: string, key: HostKey, movedTo?: string): string {
  return `${name} ${typeOf(key)} ${key.toString('base64')} ${commentFor(movedTo)}\n`;
}

/** Where our line for a name stands, its line end included; undefined when it is not there. */
export function findOurLine(content: Buffer, name: string, movedTo?: string): { readonly start: number; readonly end: number } | undefined {
  const text = content.toString('latin1');
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start) + 1 || text.length;
    const line = text.slice(start, next).replace(/\r?\n$/, '');
    if (line.startsWith(`${name} `) && line.endsWith(` ${commentFor(movedTo)}`)) return { start, end: next };
    start = next;
  }
  return undefined;
}
