// The stand-in for OpenVPN and its server: no tunnel, but the same talk over the management interface, and a server's checks of passphrase,
// user and one-time code. A code is good in its 30 seconds and the ones before and after, and only once. Whether the practice computer is
// connected stands in a file, as a real connection outlives the program that made it.

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { systemClock, type Clock } from '../../core/clock.ts';
import { codeAt, periodSeconds, stepAt } from '../../system/one-time-password/code.ts';
import { readKey } from '../../system/one-time-password/key.ts';
import type { Ports } from '../folder.ts';
import type { PracticeSecrets } from '../secrets.ts';
import { startServer, type PracticeServer } from './ports.ts';

/** What the server said to a login. */
export type LoginOutcome = 'accepted' | 'wrong-user' | 'wrong-code' | 'reused-code';

export interface VpnStandInInput {
  readonly user: string;
  /** What is right: not what this scene's Signal message says. */
  readonly secrets: Pick<PracticeSecrets, 'vpnPassphrase' | 'authenticatorKey'>;
  readonly wishedPorts: Ports;
  /** Absolute path of the file that is there while the practice computer is connected. */
  readonly connectedFile: string;
  /** `silent`: as behind a firewall, the server never answers. */
  readonly server?: 'answers' | 'silent';
  /** The server's clock. */
  readonly clock?: Clock;
}

export interface VpnStandIn extends PracticeServer {
  /** All logins that reached the server, in their order. */
  logins(): readonly LoginOutcome[];
}

export const vpnStandInName = 'vpn-stand-in';

/** Starts the stand-in. */
export async function openVpnStandIn(input: VpnStandInInput): Promise<VpnStandIn> {
  const logins: LoginOutcome[] = [];
  const usedSteps = new Set<number>();
  const judge = (user: string, code: string): LoginOutcome => {
    const outcome = judgeLogin(input, user, code, usedSteps);
    logins.push(outcome);
    return outcome;
  };
  const server = createServer((socket) => talk(socket, { input, judge, phase: 'held', user: '', code: '' }));
  const started = await startServer(vpnStandInName, server, input.wishedPorts[vpnStandInName]);
  return { ...started, logins: () => [...logins] };
}

function judgeLogin(input: VpnStandInInput, user: string, code: string, usedSteps: Set<number>): LoginOutcome {
  if (user !== input.user) return 'wrong-user';
  const now = stepAt((input.clock ?? systemClock).now());
  const key = readKey(input.secrets.authenticatorKey);
  const step = [now, now - 1, now + 1].find((one) => codeAt(key, one * periodSeconds * 1000) === code);
  key.fill(0);
  if (step === undefined) return 'wrong-code';
  if (usedSteps.has(step)) return 'reused-code';
  usedSteps.add(step);
  return 'accepted';
}

/** One client of the management interface. */
interface Talk {
  readonly input: VpnStandInInput;
  readonly judge: (user: string, code: string) => LoginOutcome;
  phase: 'held' | 'asked-login' | 'asked-passphrase' | 'over';
  user: string;
  code: string;
}

function talk(socket: Socket, now: Talk): void {
  let rest = '';
  const say = (...lines: readonly string[]): void => { socket.write(lines.map((line) => `${line}\r\n`).join('')); };
  socket.setEncoding('utf8');
  socket.on('error', () => undefined); // whoever went away needs no answer
  socket.on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line, now, say);
    if (now.phase === 'over') socket.end();
  });
  say('>INFO:practice stand-in for OpenVPN and its server');
  if (!existsSync(now.input.connectedFile)) say('>HOLD:Waiting for hold release:0');
}

type Say = (...lines: readonly string[]) => void;

function hear(line: string, now: Talk, say: Say): void {
  const [command = '', realm = '', value = ''] = wordsOf(line);
  if (command === 'state' && realm === '') say(stateLine(existsSync(now.input.connectedFile) ? 'CONNECTED,SUCCESS' : 'CONNECTING,'), 'END');
  else if (command === 'state' || command === 'log') say(`SUCCESS: real-time ${command} notification set to ON`);
  else if (command === 'hold' && now.phase === 'held') ask(now, 'asked-login', say, ">PASSWORD:Need 'Auth' username/password");
  else if (command === 'username' && now.phase === 'asked-login') now.user = value;
  else if (command === 'password' && realm === 'Auth' && now.phase === 'asked-login') {
    now.code = value;
    ask(now, 'asked-passphrase', say, ">PASSWORD:Need 'Private Key' password");
  } else if (command === 'password' && realm === 'Private Key' && now.phase === 'asked-passphrase') logIn(value, now, say);
  else if (command === 'signal') hangUp(now, say);
  else say('ERROR: unknown command, enter \'help\' for more options');
}

function ask(now: Talk, phase: Talk['phase'], say: Say, question: string): void {
  now.phase = phase;
  say(question);
}

function hangUp(now: Talk, say: Say): void {
  rmSync(now.input.connectedFile, { force: true });
  now.phase = 'over';
  say(`>STATE:${stateLine('EXITING,SIGTERM')}`);
}

function logIn(passphrase: string, now: Talk, say: Say): void {
  const { input } = now;
  if (passphrase !== input.secrets.vpnPassphrase.revealText()) {
    now.phase = 'over';
    return say(">PASSWORD:Verification Failed: 'Private Key'", '>FATAL:Error: private key password verification failed');
  }
  say(`>STATE:${stateLine('WAIT,')}`);
  if (input.server === 'silent') return;
  say(`>LOG:0,I,TLS: Initial packet from the practice stand-in`, `>STATE:${stateLine('AUTH,')}`);
  if (now.judge(now.user, now.code) !== 'accepted') {
    now.phase = 'over';
    return say(">PASSWORD:Verification Failed: 'Auth'", `>STATE:${stateLine('EXITING,auth-failure')}`);
  }
  writeFileSync(input.connectedFile, '', { mode: 0o600 });
  say(...['GET_CONFIG,', 'ASSIGN_IP,', 'ADD_ROUTES,', 'CONNECTED,SUCCESS'].map((state) => `>STATE:${stateLine(state)}`));
}

/** Time, state, reason, address in the tunnel, address of the server. */
function stateLine(state: string): string {
  return `0,${state},127.0.0.1,127.0.0.1,,,`;
}

/** Blank-separated words; in double quotes a backslash makes the next character an ordinary one. */
function wordsOf(line: string): readonly string[] {
  const words = line.trim().match(/"(?:\\.|[^"\\])*"|[^\s"]+/g) ?? [];
  return words.map((word) => (word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(.)/g, '$1') : word));
}
