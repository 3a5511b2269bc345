// Runs a program for the scripts: argument arrays, no shell. Knows nothing of what it runs.
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and answers { code, stdout, stderr }; the two texts are empty unless `capture` is set.
 *
 * A program ended by a signal, or one that is not there, answers a code above 0. `stdout: 'stderr'` sends its output to
 * our stderr, for commands whose own stdout must carry one document only.
 */
export function runProgram(program, args, { cwd, env, capture = false, stdout = 'inherit', timeoutMs } = {}) {
  const out = capture ? 'pipe' : stdout === 'stderr' ? 2 : 'inherit';
  const child = spawn(program, args, { cwd, env, timeout: timeoutMs, stdio: ['inherit', out, capture ? 'pipe' : 'inherit'] });
  const stopForwarding = forwardSignals(child);
  const texts = { stdout: collect(child.stdout), stderr: collect(child.stderr) };
  return new Promise((done) => {
    const end = (code) => {
      stopForwarding();
      done({ code, stdout: texts.stdout(), stderr: texts.stderr() });
    };
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}

function collect(stream) {
  const chunks = [];
  stream?.on('data', (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

// On a terminal Ctrl-C reaches the child by itself; sending it again would look like a second, impatient one.
function forwardSignals(child) {
  const send = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, send);
  return () => {
    for (const signal of signals) process.off(signal, send);
  };
}
