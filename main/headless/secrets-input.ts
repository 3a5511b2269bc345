// How secrets come in: one JSON object on stdin, or hidden prompts on a terminal. Never arguments, never the environment.

import { z } from 'zod';
import { LabProblem } from '../core/problem.ts';
import { secretNames, type SecretName } from '../../preload/contract/secrets.ts';
import { Secret, type Secrets } from '../core/secret.ts';

const limitBytes = 64 * 1024;
const schema = z.strictObject(Object.fromEntries(secretNames.map((name) => [name, z.string().optional()])) as Record<SecretName, z.ZodOptional<z.ZodString>>);

/** Reads the whole of stdin as one JSON object of secrets. Throws `usage.badSecrets`, without repeating any of it. */
export async function readSecrets(stdin: AsyncIterable<Buffer>): Promise<Secrets> {
  const bytes = await readAll(stdin);
  try {
    return toSecrets(bytes.toString('utf8'));
  } finally {
    bytes.fill(0);
  }
}

async function readAll(stdin: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stdin) {
    size += piece.length;
    if (size > limitBytes) throw new LabProblem('usage.badSecrets', { expected: `${limitBytes} bytes` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function toSecrets(text: string): Secrets {
  const parsed = schema.safeParse(parseOrUndefined(text));
  if (!parsed.success) throw new LabProblem('usage.badSecrets', { expected: secretNames.join(', ') });
  const given = Object.entries(parsed.data).filter((entry): entry is [SecretName, string] => typeof entry[1] === 'string');
  return Object.fromEntries(given.map(([name, value]) => [name, new Secret(value)]));
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the parser's message would repeat a part of the secrets
  }
}

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Asks for secrets one by one without showing what is typed. An empty answer leaves that secret out. */
export async function askSecrets(names: readonly SecretName[], label: (name: SecretName) => string, terminal: Terminal): Promise<Secrets> {
  const secrets: Partial<Record<SecretName, Secret>> = {};
  for (const name of names) {
    terminal.stderr.write(`${label(name)}: `);
    const answer = await readHiddenLine(terminal.stdin);
    terminal.stderr.write('\n');
    if (answer.length > 0) secrets[name] = new Secret(answer);
  }
  return secrets;
}

/** One line from a terminal in raw mode, not shown. Ctrl-C throws an AbortError. */
export function readHiddenLine(stdin: NodeJS.ReadStream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const bytes: number[] = [];
    stdin.setRawMode(true);
    stdin.resume();
    const finish = (): void => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
    };
    const onData = (piece: Buffer): void => {
      for (const byte of piece) {
        if (byte === 3) { finish(); reject(new DOMException('cancelled', 'AbortError')); return; }
        if (byte === 10 || byte === 13) { finish(); resolve(Buffer.from(bytes)); return; }
        if (byte === 127 || byte === 8) dropLastCharacter(bytes);
        else if (byte >= 32) bytes.push(byte);
      }
    };
    stdin.on('data', onData);
  });
}

/** One press of backspace takes back one letter, which may be several bytes of UTF-8. */
function dropLastCharacter(bytes: number[]): void {
  while (bytes.length > 0) {
    const byte = bytes.pop() ?? 0;
    if ((byte & 0xc0) !== 0x80) return;
  }
}
