// Servers that hang up, flood, imitate or ask for what they should not: each ends in its own problem, with one login at most and no
// secret where it does not belong.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { AuthContext, Connection, KeyboardAuthContext } from 'ssh2';
import { describe, expect, it, vi } from 'vitest';
import { toProblem } from '../../../../main/core/problem.ts';
import { startServer } from '../../../../main/practice/servers/ports.ts';
import { changePassphrase } from '../../../../main/system/ssh/change-passphrase.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { createLoginGuard } from '../../../../main/system/ssh/attempts.ts';
import type { Wire } from '../../../../main/system/ssh/connection.ts';
import { entryOf, type LabHost } from '../../../../main/system/ssh/lab-hosts.ts';
import { fresh, lab, newHostKey, scratchFolder, temporary } from './ssh-lab.ts';
import { openScriptedServer, type Script, type ScriptedServer } from './scripted-server.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Attempt {
  readonly problem: unknown;
  readonly server: ScriptedServer;
  readonly mayHaveIt: boolean;
  readonly failed: number;
}

function wireFor(port: number, hostKey: string, more: Partial<Wire> = {}): { wire: Wire; host: LabHost } {
  const folder = scratchFolder();
  const host = entryOf(lab, port);
  mkdirSync(join(folder, '.ssh'));
  writeFileSync(join(folder, '.ssh', 'known_hosts'), `${host.knownAs} ${hostKey}\n`);
  const wire: Wire = {
    tunnel: { interface: 'fake', covers: () => Promise.resolve(true) }, guard: createLoginGuard(join(folder, 'logins'), { now: () => 1_800_000_000_000 }, 'linux'),
    knownHostsFile: join(folder, '.ssh', 'known_hosts'), signal: new AbortController().signal, pace: { quietMs: 40, silenceMs: 1200, loginSilenceMs: 1200 }, ...more,
  };
  return { wire, host };
}

async function attempt(script: Script, more: Partial<Wire> = {}, wrongKey = false): Promise<Attempt> {
  const server = await openScriptedServer(script);
  const { wire, host } = wireFor(server.port, wrongKey ? newHostKey().public : server.hostKey, more);
  let mayHaveIt = false;
  const change = { host, temporary: new Secret(temporary), fresh: new Secret(fresh), beforeAccepted: () => { mayHaveIt = true; } };
  const problem = await changePassphrase(change, wire).then(() => undefined, toProblem);
  return { problem, server, mayHaveIt, failed: await wire.guard.failed(host.countedAs) };
}

/** Says these texts in a terminal, each after the answer to the one before, and then hangs up. */
function sayAndHangUp(...texts: readonly string[]): Script {
  return {
    terminal: (channel, client) => {
      const left = [...texts];
      const next = (): void => {
        const text = left.shift();
        if (text === undefined) client.end();
        else channel.write(text);
      };
      channel.on('data', next);
      next();
    },
  };
}

const prompts = ['Changing password for demouser.\r\nCurrent password: ', '\r\nNew password: ', '\r\nRetype new password: '];

describe('a server that hangs up in the terminal', () => {
  it.each([0, 1, 2, 3])('after %i of the three questions', async (count) => {
    const { problem, server, mayHaveIt } = await attempt(count === 0 ? { terminal: (_channel, client) => client.end() } : sayAndHangUp(...prompts.slice(0, count)));
    expect(problem).toMatchObject({ code: 'ssh.closedDuringChange', facts: { host: 'entry' } });
    expect(server.tried).toEqual(['password']);
    expect(mayHaveIt).toBe(count >= 3);
  });
});

/** Asks these questions inside the login and then does `last`. */
function ask(questions: readonly string[], last: (context: AuthContext, client: Connection) => void, afterMs = 0): Script {
  return {
    authenticate: (context, client) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
      askOne(context, [...questions], () => last(context, client), afterMs);
    },
  };
}

function askOne(context: KeyboardAuthContext, left: string[], last: () => void, afterMs: number): void {
  const prompt = left.shift();
  if (prompt === undefined) last();
  else setTimeout(() => context.prompt([{ prompt, echo: false }], () => askOne(context, left, last, afterMs)), afterMs);
}

const questions = ['Password: ', 'Current password: ', 'New password: ', 'Retype new password: '];

describe('a server that hangs up inside the login', () => {
  it.each([0, 1, 2, 3, 4])('after %i questions: the login counts as failed, since nobody knows', async (count) => {
    const { problem, server, mayHaveIt, failed } = await attempt(ask(questions.slice(0, count), (_context, client) => client.end()));
    expect(problem).toMatchObject({ code: count >= 3 ? 'ssh.closedDuringChange' : 'ssh.closed' });
    expect(server.tried).toEqual(['keyboard-interactive']);
    expect([mayHaveIt, failed]).toEqual([count >= 4, 1]);
  });

  it.each([[1, 'ssh.temporaryKeyRefused'], [2, 'ssh.tokenError'], [3, 'ssh.changeNotKept'], [4, 'ssh.changeNotKept']])('and one that refuses after %i', async (count, code) => {
    const { problem, server } = await attempt(ask(questions.slice(0, count), (context) => context.reject(['keyboard-interactive'])));
    expect(problem).toMatchObject({ code });
    expect(server.tried).toEqual(['keyboard-interactive']);
  });
});

it('inside the login a silence ends when its time is up, and a slow machine that keeps answering gets through', async () => {
  const silent = await attempt({ authenticate: (context) => { if (context.method === 'none') context.reject(['keyboard-interactive']); } });
  expect(silent.problem).toMatchObject({ code: 'ssh.silent', facts: { host: 'entry' } });
  expect([silent.server.tried, silent.failed]).toEqual([['keyboard-interactive'], 1]);
  const slow = await attempt(ask(['Password: ', 'Current password: ', 'New password: ', 'Retype new password: '], (context) => context.accept(), 600));
  expect(slow.problem).toBeUndefined();
});

it.each([
  ['a second factor', ['Password: ', 'Verification code: ']], ['another language', ['Kennwort: ']], ['the pet', ['Password: ', 'Name of your first pet? ']],
])('answers nothing to %s inside the login, tries nothing else, and shows what was written', async (_what, asked) => {
  const { problem, server, mayHaveIt } = await attempt(ask(asked, (context) => context.accept()));
  expect(problem).toMatchObject({ code: 'ssh.unknownPrompt', facts: { transcript: expect.stringContaining(asked.at(-1)?.trim() ?? '') as string, command: expect.stringContaining('ssh -p ') as string } });
  expect([server.tried, mayHaveIt]).toEqual([['keyboard-interactive'], false]);
});

it('a refused password is not tried again, whatever else the server offers', async () => {
  const { problem, server, failed } = await attempt({ authenticate: (context) => context.reject(['password', 'keyboard-interactive', 'publickey']) });
  expect(problem).toMatchObject({ code: 'ssh.temporaryKeyRefused' });
  expect([server.tried.length, failed]).toEqual([1, 1]);
});

it('a closed account is told from the banner that PAM sends once the password is right, and a banner before it means nothing', async () => {
  const notice = 'Your account has expired; please contact your system administrator.\n';
  // OpenSSH 9.2 (recorded): the notice as a banner, and then the end without an answer.
  const closes = await attempt({ authenticate: (context, client) => (context.method === 'none' ? context.reject(['password']) : sendBanner(client, notice)) });
  expect(closes.problem).toMatchObject({ code: 'ssh.accountExpired', facts: { host: 'entry' } });
  expect(closes.failed).toBe(1);
  const imitates = await attempt({ banner: notice, authenticate: (context) => context.reject(['password']) });
  expect(imitates.problem).toMatchObject({ code: 'ssh.temporaryKeyRefused' });
});

interface SshProtocol {
  readonly _packetRW: { readonly write: { readonly allocStart: number; alloc(size: number): Buffer; finalize(packet: Buffer): Buffer } };
  readonly _cipher: { encrypt(packet: Buffer): void };
}

/** ssh2's server sends banners only before a login, so this makes the message of RFC 4252 5.4 itself, and then the server hangs up. */
function sendBanner(client: Connection, text: string): void {
  const { _packetRW: { write }, _cipher } = (client as unknown as { readonly _protocol: SshProtocol })._protocol;
  const size = Buffer.byteLength(text);
  const packet = write.alloc(1 + 4 + size + 4);
  let at = packet.writeUInt8(53, write.allocStart);
  at = packet.writeUInt32BE(size, at);
  at += packet.write(text, at);
  packet.writeUInt32BE(0, at);
  _cipher.encrypt(write.finalize(packet));
  client.end();
}

it('a server that wants something besides the password is left', async () => {
  const { problem, server } = await attempt({
    authenticate: (context) => (context.method === 'password' ? context.reject(['keyboard-interactive'], true) : context.reject(['password'])),
  });
  expect(problem).toMatchObject({ code: 'ssh.loginNotOffered' });
  expect(server.tried).toEqual(['password']);
});

it('a server that takes keys only gets no password', async () => {
  const { problem, server, failed } = await attempt({ authenticate: (context) => context.reject(['publickey']) });
  expect(problem).toMatchObject({ code: 'ssh.loginNotOffered', facts: { offered: 'publickey' } });
  expect([server.tried, failed]).toEqual([[], 0]);
});

it('a forged server with another key gets no secret and no login', async () => {
  const { problem, server, failed } = await attempt({}, {}, true);
  expect(problem).toMatchObject({ code: 'ssh.hostKeyChanged', facts: { host: 'entry', fingerprint: expect.stringMatching(/^SHA256:/) as string } });
  expect([server.tried, server.typed(), failed]).toEqual([[], '', 0]);
});

it('a tunnel that goes down after the connection was made keeps the secret here', async () => {
  let asked = 0;
  const { problem, server, failed } = await attempt({}, { tunnel: { interface: 'fake', covers: () => Promise.resolve((asked += 1) === 1) } });
  expect(problem).toMatchObject({ code: 'vpn.notProved' });
  expect([server.tried, failed]).toEqual([[], 0]);
});

it('1 MB of banner in the terminal that imitates every prompt gets no answer, and the real question after it one', async () => {
  const flood = 'Current password: \r\nNew password: \r\nRetype new password: \r\n'.repeat(18_000);
  const { problem, server } = await attempt(sayAndHangUp(`${flood}Current password: `), { pace: { quietMs: 40, silenceMs: 15_000, loginSilenceMs: 15_000 } });
  expect(problem).toMatchObject({ code: 'ssh.closedDuringChange' });
  expect(server.typed()).toBe(`${temporary}\n`);
});

it('a banner before the login is not taken for questions', async () => {
  const { problem, server } = await attempt({ banner: `\u001b[2J${'New password: '.repeat(2000)}`, ...sayAndHangUp('Verification code: ') });
  expect(problem).toMatchObject({ code: 'ssh.unknownPrompt' });
  expect(server.typed()).toBe('');
});

it('secrets that the server echoes are masked in what is shown', async () => {
  const { problem } = await attempt({
    terminal: (channel) => {
      channel.write('Current password: ');
      channel.on('data', (piece: Buffer) => channel.write(`\r\nyou typed ${piece.toString('utf8').trim()}\r\nYour bank card number: `));
    },
  });
  expect(problem).toMatchObject({ code: 'ssh.unknownPrompt', facts: { transcript: expect.stringContaining('you typed [secret]') as string } });
  expect(JSON.stringify(problem)).not.toContain(temporary);
});

it('what speaks no SSH is told apart from what does not answer', async () => {
  const deaf = await startServer('deaf', createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), undefined);
  const { wire, host } = wireFor(deaf.port, newHostKey().public);
  const change = { host, temporary: new Secret(temporary), fresh: new Secret(fresh), beforeAccepted: () => undefined };
  expect(await changePassphrase(change, wire).catch(toProblem)).toMatchObject({ code: 'ssh.notSsh', facts: { host: 'entry' } });
  await deaf.close();
  expect(await changePassphrase(change, wire).catch(toProblem)).toMatchObject({ code: 'ssh.refused', facts: { address: '127.0.0.1', detail: 'ECONNREFUSED' } });
});

it.each(['login', 'terminal'] as const)('cancelling in the %s ends at once and leaves no connection', async (where) => {
  const controller = new AbortController();
  const ended = vi.fn();
  const cancel = (client: Connection): void => {
    client.once('close', ended);
    controller.abort();
  };
  const script: Script = where === 'login' ? { authenticate: (_context, client) => cancel(client) } : { terminal: (_channel, client) => cancel(client) };
  const { problem } = await attempt(script, { signal: controller.signal });
  expect(problem).toMatchObject({ code: 'cancelled' });
  await vi.waitFor(() => expect(ended).toHaveBeenCalled());
});
