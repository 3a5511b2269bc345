// Runs the bundled 7-Zip. node-7z writes the command line (its documented deferred mode) and our Runner runs it, because node-7z itself
// would hand down the whole environment, keeps only the first piece of stderr, hides the exit code and turns `\` in names into `/`.
// Its `password` option is never used: it puts the key into the arguments, where every user of the computer can read it.

import node7z, { type SevenZipOptions, type ZipStream } from 'node-7z';
import { LabProblem } from '../../core/problem.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandResult, Runner } from '../command.ts';
import { readDigest, readFailure, readListing, readNamedDigest, type ListedEntry } from './output.ts';

/** Opening an access bundle takes well under a second; an archive that keeps 7-Zip busy for longer is not waited for. */
const timeoutMs = 30_000;

export interface SevenZip {
  /** All entries as they are named in the archive. */
  list(file: string): Promise<readonly ListedEntry[]>;
  /** Unpacks these files, and nothing else, into an empty folder. */
  extract(file: string, folder: string, wanted: readonly ListedEntry[]): Promise<void>;
  /** SHA-256 of one file's content, computed by 7-Zip; undefined when the archive has no such file. */
  digest(file: string, name: string): Promise<string | undefined>;
  /** One digest over names and contents of several files (named-digest.ts), computed by 7-Zip; undefined when the archive has not all of them. */
  namedDigest(file: string, names: readonly string[]): Promise<string | undefined>;
}

export interface SevenZipNeeds {
  /** Absolute path of the bundled program. */
  readonly program: string;
  readonly runner: Runner;
  readonly key?: Secret | undefined;
  readonly signal: AbortSignal;
}

/** The bundled 7-Zip with one key. All answers throw `bundle.*` problems. */
export function createSevenZip(needs: SevenZipNeeds): SevenZip {
  const separator = /\.exe$/iu.test(needs.program) ? '\\' : '/';
  return {
    list: async (file) => readListing((await run(needs, node7z.list(file, { ...always, techInfo: true }), 0)).stdout.toString('utf8'), separator),
    extract: async (file, folder, wanted) => {
      await run(needs, node7z.extractFull(file, folder, { ...always, include: wanted.map(({ name }) => exactName(name)), overwrite: 's' }), countEncrypted(wanted));
    },
    digest: async (file, name) => {
      const { stdout } = await run(needs, node7z.test(file, { ...always, include: [exactName(name)], hashMethod: 'SHA256' }), 1);
      return readDigest(stdout.toString('latin1'));
    },
    namedDigest: async (file, names) => {
      const { stdout } = await run(needs, node7z.test(file, { ...always, include: names.map(exactName), hashMethod: 'SHA256' }), 1);
      return readNamedDigest(stdout.toString('latin1'), names.length);
    },
  };
}

/**
 * `-t7z`: no other format may be tried on a file that only looks like a 7z; `-spd`: names are names, not patterns; `-sccUTF-8`: the key is
 * UTF-8 on Windows too. Switches that let links lead out (`-snld…`) are never given.
 */
const always: SevenZipOptions = { $defer: true, archiveType: '7z', noWildcards: true, logLevel: '0', $raw: ['-sccUTF-8'] };

/** As `-i!name`, because an operand that begins with `-` or `@` would be a switch or a list file. */
function exactName(name: string): string {
  return `!${name}`;
}

function countEncrypted(entries: readonly ListedEntry[]): number {
  return entries.filter((entry) => entry.isEncrypted && entry.sizeBytes > 0).length;
}

async function run(needs: SevenZipNeeds, deferred: ZipStream, encryptedFiles: number): Promise<CommandResult> {
  const stdin = keyLine(needs.key);
  try {
    const command = { program: needs.program, args: argumentsOf(deferred), stdin, timeoutMs };
    const result = await needs.runner.run(command, needs.signal).catch((error: unknown) => { throw translate(error); });
    const failure = readFailure({ exitCode: result.exitCode, stderr: result.stderr.toString('utf8'), encryptedFiles });
    if (failure !== undefined) throw failure;
    return result;
  } finally {
    stdin.wipe();
  }
}

/** node-7z keeps the arguments in a field without a type; version 3.0.0 is pinned and a test compares the whole command line. */
function argumentsOf(deferred: ZipStream): readonly string[] {
  return (deferred as unknown as { readonly _args: readonly string[] })._args;
}

/** 7-Zip reads one line when it needs a key. Without one it gets an end of input at once, so that it never waits. */
function keyLine(key: Secret | undefined): Secret {
  return new Secret(key === undefined ? '' : Buffer.concat([key.reveal(), Buffer.from('\n')]));
}

function translate(error: unknown): unknown {
  if (!(error instanceof LabProblem)) return error;
  if (error.problem.code === 'program.missing') return new LabProblem('bundle.programMissing', {}, { cause: error });
  return error.problem.code === 'program.timedOut' ? new LabProblem('bundle.timedOut', {}, { retry: 'now', cause: error }) : error;
}
