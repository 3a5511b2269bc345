// Fakes of OpenVPN GUI and Tunnelblick with what surrounds them: programs that answer what is documented, a log file that grows, a person who
// types. They note every word they are given. Nothing of them was seen on such a computer.

import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LabProblem } from '../../../../../main/core/problem.ts';
import { Secret } from '../../../../../main/core/secret.ts';
import type { Command, CommandResult, Runner } from '../../../../../main/system/command.ts';
import type { ConnectRequest } from '../../../../../main/system/vpn-client/connection/client.ts';
import { fillIn, nowMs, passphrase, profileWith, type Material } from '../../../../fixtures/profiles/material.ts';
import { documented, ended } from '../../../../fixtures/vpn-clients/read.ts';

/** A clock that can be made to run: it begins with a fresh window of the code. */
export interface FakeClock {
  now(): number;
  /** How many seconds pass in one. */
  speed(factor: number): void;
}

export function fakeClock(beginMs = nowMs): FakeClock {
  let [base, since, factor] = [beginMs, Date.now(), 1];
  const now = (): number => base + (Date.now() - since) * factor;
  return { now, speed: (next) => { base = now(); since = Date.now(); factor = next; } };
}

export interface Heard {
  /** The verbs that the client was told, in order. */
  readonly told: string[];
  /** All words and all that went to stdin, of all programs. */
  readonly words: string[];
  readonly phases: string[];
  /** How often a login was noted against being locked out. */
  noted: number;
}

/** A request of kari's, and what was heard on the way. */
export function requestOf(material: Material, heard: Heard, more: Partial<ConnectRequest> = {}): ConnectRequest {
  return {
    user: 'kari', lab: { lab: 'demolab', user: 'kari', address: '10.42.1.2' }, facts: material.facts, signal: new AbortController().signal, passphrase: new Secret(passphrase),
    nextCode: () => Promise.reject(new Error('the client asks for the code itself')), progress: (phase) => { heard.phases.push(phase); },
    noteLogin: () => { heard.noted += 1; return Promise.resolve(); }, ...more,
  };
}

export interface FakeComputer extends Heard {
  readonly folder: string;
  readonly runner: Runner;
  remove(): void;
}

function noted(answer: (command: Command) => CommandResult | Promise<CommandResult>): Pick<FakeComputer, 'folder' | 'runner' | 'words' | 'told' | 'phases' | 'noted' | 'remove'> {
  const words: string[] = [];
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-desktop-vpn-')));
  const runner: Runner = {
    run: async (command, signal) => {
      signal.throwIfAborted();
      const { program, args, stdin } = command;
      words.push([program, ...args].join(' '), stdin instanceof Secret ? `stdin secret ${stdin.revealText()}` : `stdin ${typeof stdin === 'string' ? stdin : ''}`);
      return answer(command);
    },
  };
  return { folder, runner, words, told: [], phases: [], noted: 0, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface GuiBehaviour {
  /** The log of the connection; what stands after `---` comes when the person has typed. */
  readonly log?: string;
  /** Does not come up: another adapter has the route. */
  readonly route?: string;
  readonly running?: boolean;
  /** Exit code of `--command connect`. */
  readonly connectCode?: number;
  readonly group?: string;
  readonly cannotStart?: boolean;
  readonly notInstalled?: boolean;
  /** `--command disconnect` is never answered. */
  readonly hangs?: boolean;
  readonly logBefore?: string;
  readonly appends?: boolean;
  onConnect?(): void;
}

export interface FakeWindows extends FakeComputer {
  start(program: string): Promise<boolean>;
  readonly logFile: string;
}

/** A Windows with OpenVPN GUI, the profile of kari in its folder. */
export function fakeWindows(material: Material, behaviour: GuiBehaviour = {}): FakeWindows {
  let isRunning = behaviour.running ?? true;
  let isUp = false;
  const fake = noted(answer);
  const [config, logs] = [join(fake.folder, 'config & é'), join(fake.folder, 'log')];
  const logFile = join(logs, 'kari.log');
  write(join(config, 'kari', 'kari.ovpn'), fillIn(profileWith(), material));
  if (behaviour.logBefore !== undefined) write(logFile, behaviour.logBefore);
  const registry: Readonly<Record<string, string>> = { config_dir: config, log_dir: logs };

  function answer({ program, args }: Command): CommandResult | Promise<CommandResult> {
    if (program.endsWith('\\reg.exe')) return readRegistry(args);
    if (program.endsWith('\\whoami.exe')) return ended(0, documented(`whoami-${behaviour.group ?? 'member.nb'}.documented.txt`));
    if (program.endsWith('\\powershell.exe')) return args.at(-1)?.includes('config_dir') === true || args.at(-1)?.includes('log_dir') === true ? utf8(args.at(-1) ?? '') : route();
    if (program.endsWith('\\openvpn-gui.exe')) return gui(args);
    throw new LabProblem('program.missing', { program });
  }

  function readRegistry(args: readonly string[]): CommandResult {
    if (behaviour.notInstalled === true) return ended(1);
    if (args[2] === '/ve') return ended(0, documented('reg-install.nb.documented.txt'));
    const value = args[1]?.startsWith('HKCU') === true ? registry[args[3] ?? ''] : undefined;
    // As Windows prints a letter that its console lacks.
    return value === undefined ? ended(1) : ended(0, `\r\nkey\r\n    ${args[3] ?? ''}    REG_SZ    ${value.replaceAll('é', '?')}\r\n`);
  }

  function utf8(script: string): CommandResult {
    return ended(0, JSON.stringify(script.includes('config_dir') ? config : logs));
  }

  function route(): CommandResult {
    return ended(0, documented(`find-net-route-${isUp ? behaviour.route ?? 'dco' : 'none'}.documented.txt`));
  }

  function gui([, verb = '']: readonly string[]): CommandResult | Promise<CommandResult> {
    if (!isRunning) return ended(1);
    fake.told.push(verb);
    if (verb === 'connect') return connect();
    if (verb === 'disconnect') {
      isUp = false;
      if (behaviour.hangs === true) return new Promise(() => undefined);
      if (behaviour.logBefore !== undefined) appendFileSync(logFile, '2026-11-21 12:00:00 SIGTERM[hard,] received, process exiting\r\n');
    }
    return ended(0);
  }

  function connect(): CommandResult {
    behaviour.onConnect?.();
    const code = behaviour.connectCode ?? 0;
    const [first = '', second] = (behaviour.log === undefined ? '' : documented(behaviour.log).toString('latin1')).split(/^---.*\r\n/m);
    if (code !== 0 || behaviour.log === undefined) return ended(code);
    if (behaviour.appends === true) appendFileSync(logFile, first);
    else write(logFile, first);
    if (second !== undefined) setTimeout(() => growTo(second), 30);
    return ended(0);
  }

  /** A line in two pieces, as it may be found. */
  function growTo(text: string): void {
    appendFileSync(logFile, text.slice(0, 25));
    setTimeout(() => {
      isUp = text.includes('Initialization Sequence Completed');
      appendFileSync(logFile, text.slice(25));
    }, 15);
  }

  const start = (): Promise<boolean> => {
    isRunning = behaviour.cannotStart !== true;
    return Promise.resolve(isRunning);
  };
  return Object.assign(fake, { start, logFile });
}

export interface TunnelblickBehaviour {
  /** States in the order in which Tunnelblick has them once it was told to connect; the last one stays. */
  readonly states?: readonly string[];
  /** What is in OpenVPN's log then. */
  readonly log?: string;
  readonly denied?: boolean;
  readonly neverLaunched?: boolean;
  readonly notInstalled?: boolean;
  readonly noProfile?: boolean;
  readonly hangs?: boolean;
  readonly route?: string;
  onConnect?(): void;
}

export interface FakeMac extends FakeComputer {
  readonly home: string;
  readonly root: string;
}

const supportPath = ['Library', 'Application Support', 'Tunnelblick'];

/** A Mac with Tunnelblick, the profile of kari in it. */
export function fakeMac(material: Material, behaviour: TunnelblickBehaviour = {}): FakeMac {
  let states: readonly string[] = ['EXITING'];
  const fake = noted(answer);
  const root = fake.folder;
  const home = '/Users/kåre "å" & co';
  const bundle = join(root, 'Applications', 'Tunnelblick.app', 'Contents', 'Resources');
  if (behaviour.notInstalled !== true) write(join(bundle, 'tunnelblick.sdef'), '<command name="install private configurations" code="TBLKInCo"/>');
  if (behaviour.neverLaunched !== true) mkdirSync(join(root, ...supportPath, 'Logs'), { recursive: true });
  if (behaviour.noProfile !== true) write(join(root, home, ...supportPath, 'Configurations', 'kari.tblk', 'Contents', 'Resources', 'config.ovpn'), fillIn(profileWith(), material));

  function answer({ program, stdin }: Command): CommandResult | Promise<CommandResult> {
    if (program === '/usr/bin/defaults') return ended(0, '6.0 (build 6160)\n');
    if (program === '/sbin/route') return ended(0, documented(`route-${states[0] === 'CONNECTED' ? behaviour.route ?? 'tunnel' : 'default'}.documented.txt`));
    if (program === '/sbin/ifconfig') return ended(0, documented('ifconfig-tunnel.documented.txt'));
    if (program === '/usr/sbin/netstat') return ended(0, documented('netstat.documented.txt'));
    if (program !== '/usr/bin/osascript') throw new LabProblem('program.missing', { program });
    if (behaviour.denied === true) return ended(1, '', documented('osascript-denied.nb.documented.txt'));
    return script(stdin instanceof Secret ? stdin.revealText() : String(stdin));
  }

  function script(text: string): CommandResult | Promise<CommandResult> {
    const verb = /^\t(save username|save passphrase|connect|set found to (?:state|disconnect))/m.exec(text)?.[1]?.replace('set found to ', '') ?? '';
    if (verb === 'state') {
      const [now = 'EXITING', ...rest] = states;
      states = rest.length === 0 ? states : rest;
      return ended(0, `${now}\n`);
    }
    fake.told.push(verb);
    if (verb === 'connect') begin();
    if (verb === 'disconnect') {
      states = ['EXITING'];
      if (behaviour.hangs === true) return new Promise(() => undefined);
    }
    return ended(0, 'true\n');
  }

  function begin(): void {
    behaviour.onConnect?.();
    states = behaviour.states ?? ['EXITING'];
    const log = join(root, ...supportPath, 'Logs', '-SUsers-Skåre-SLibrary-SApplication Support-STunnelblick-SConfigurations-Skari.tblk-SContents-SResources-Sconfig.ovpn.1_0_0_0_1.1337.openvpn.log');
    if (behaviour.log !== undefined) writeFileSync(log, documented(behaviour.log).toString('latin1').replaceAll('\r', ''));
  }

  return Object.assign(fake, { home, root });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, 'latin1');
}

/** Everything a client was told, and what its files hold, for a search for secrets. */
export function allWords({ words }: Heard): string {
  return words.filter((word) => !word.startsWith('stdin secret')).join('\n');
}
