// The only place that starts programs. No shell, no inherited environment, output limited, secrets only on stdin.

import { spawn, type ChildProcess } from 'node:child_process';
import { LabProblem } from '../core/problem.ts';
import { Secret } from '../core/secret.ts';
import type { Command, CommandResult, Runner } from './command.ts';

/** More than any program we run prints; a flood beyond it is dropped, not kept in memory. */
const outputLimitBytes = 16 * 1024 * 1024;

/** A runner that starts real programs. `base` holds the few environment values a child may need (HOME, SystemRoot, …). */
export function createRunner(base: Readonly<Record<string, string>>): Runner {
  return { run: (command, signal) => runOnce(command, { LC_ALL: 'C', LANG: 'C', ...base }, signal) };
}

/** Starts a program that outlives this one and is not waited for. Answers false when it cannot be started. */
export function startDetached(base: Readonly<Record<string, string>>): (program: string, args: readonly string[]) => Promise<boolean> {
  return (program, args) => new Promise((resolve) => {
    const child = spawn(program, [...args], { env: { ...base }, shell: false, detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

async function runOnce(command: Command, base: Readonly<Record<string, string>>, signal: AbortSignal): Promise<CommandResult> {
  signal.throwIfAborted();
  const child = spawn(command.program, [...command.args], {
    env: { ...(command.env ?? base) }, cwd: command.cwd, shell: false, windowsHide: true, stdio: 'pipe',
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  feed(child, command.stdin);
  const exitCode = await exitOf(child, command, signal);
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream): () => Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  stream.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size <= outputLimitBytes) pieces.push(piece);
  });
  return () => Buffer.concat(pieces);
}

function feed(child: ChildProcess, stdin: Command['stdin']): void {
  // A child that ends before reading its input gives EPIPE here; its exit code says what happened.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(stdin instanceof Secret ? stdin.reveal() : stdin ?? '');
}

function exitOf(child: ChildProcess, command: Command, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    // What pkexec started runs as root and cannot be ended by us; then its end is waited for, so that its outcome is known.
    let killRefused = false;
    const stop = (reason: unknown): void => {
      child.kill('SIGKILL');
      if (!killRefused) reject(reason);
    };
    const program = command.program;
    const timer = setTimeout(() => stop(new LabProblem('program.timedOut', { program })), command.timeoutMs);
    const onAbort = (): void => stop(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    child.on('error', (cause) => {
      killRefused = 'syscall' in cause && cause.syscall === 'kill';
      if (!killRefused) { settle(); reject(new LabProblem('program.missing', { program }, { cause })); }
    });
    child.once('close', (code) => { settle(); resolve(code ?? -1); });
  });
}
