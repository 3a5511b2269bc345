// A model of PAM's forced change, written anew from Linux-PAM's and pam_pwquality's sources, that knows what the machine really has
// afterwards. It stands behind the state machine directly, or behind an SSH server.

import type { AuthContext, KeyboardAuthContext, ServerChannel } from 'ssh2';
import type { Script } from './scripted-server.ts';
import { generations } from './dialogue-fixtures.ts';

export interface PamSettings {
  readonly generation: string;
  readonly asksCurrent: boolean;
  readonly tooSoon: boolean;
  /** What is said of a new passphrase. */
  readonly quality: (fresh: string) => 'good' | 'bad' | 'warns';
  readonly tries: number;
  /** What happens to one that is good enough. */
  readonly end: 'writes' | 'used before' | 'cannot write' | 'heard differently' | 'is killed';
}

export interface Machine {
  passphrase: string;
  mustChange: boolean;
  /** Logins that the machine refused or that ended inside a login, by its own count. */
  failed: number;
  /** New passphrases it was told, in order. */
  readonly told: string[];
}

export function newMachine(passphrase: string): Machine {
  return { passphrase, mustChange: true, failed: 0, told: [] };
}

export type Turn = { readonly say: string } | { readonly ask: string };

export const usual: PamSettings = { generation: 'debian-12', asksCurrent: true, tooSoon: false, quality: () => 'good', tries: 3, end: 'writes' };

const tokenError = 'passwd: Authentication token manipulation error';
const noTries = 'passwd: Have exhausted maximum number of retries for service';

/** What is said and asked, with the person's answers going in; true when the passphrase is changed. */
export function* changeByPam(settings: PamSettings, machine: Machine): Generator<Turn, boolean, string> {
  const words = generations[settings.generation] ?? {};
  yield { say: 'Changing password for demouser.' };
  if (settings.asksCurrent && (yield { ask: words['current'] ?? '' }) !== machine.passphrase) return yield* keepOld(tokenError);
  if (settings.tooSoon) return yield* keepOld(words['soon'] ?? '', tokenError);
  for (let left = settings.tries; left > 0; left -= 1) {
    const fresh = yield { ask: 'New password: ' };
    machine.told.push(fresh);
    const quality = settings.quality(fresh);
    if (quality !== 'good') yield { say: 'BAD PASSWORD: The password fails a rule of this machine' };
    if (quality === 'bad') continue;
    const same = (yield { ask: 'Retype new password: ' }) === fresh;
    if (!same || settings.end === 'heard differently') yield { say: 'Sorry, passwords do not match.' };
    else if (settings.end === 'is killed') return false;
    else if (settings.end === 'used before') return yield* keepOld('Password has been already used. Choose another.', noTries);
    else if (settings.end === 'cannot write') return yield* keepOld(tokenError);
    else {
      Object.assign(machine, { passphrase: fresh, mustChange: false });
      yield { say: 'passwd: password updated successfully' };
      return true;
    }
  }
  return yield* keepOld(settings.tries > 1 ? noTries : tokenError);
}

function* keepOld(...lines: readonly string[]): Generator<Turn, boolean, string> {
  for (const say of [...lines, 'passwd: password unchanged']) yield { say };
  return false;
}

/** What an SSH server with this PAM does. Kind B puts the words before the next question and ends in silence. */
export function pamScript(kind: 'A' | 'B', settings: () => PamSettings, machine: Machine): Script {
  return {
    authenticate: (context) => (kind === 'A' ? byPassword(context, machine) : byQuestions(context, settings(), machine)),
    terminal: (channel) => (machine.mustChange ? talk(channel, changeByPam(settings(), machine)) : channel.write('demouser@demolab-entry:~$ ')),
    runCommand: (channel, command) => {
      if (command === 'passwd') return talk(channel, changeByPam(settings(), machine));
      if (machine.mustChange) channel.stderr.write('Password change required but no TTY available.\r\n');
      channel.exit(machine.mustChange ? 1 : 0);
      channel.end();
    },
  };
}

function byPassword(context: AuthContext, machine: Machine): void {
  if (context.method !== 'password') return context.reject(['password']);
  if (context.password === machine.passphrase) return context.accept();
  machine.failed += 1;
  context.reject(['password']);
}

/** A login counts as failed until it is accepted, as sshd's log has it. */
function byQuestions(context: AuthContext, settings: PamSettings, machine: Machine): void {
  if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
  machine.failed += 1;
  const accept = (): void => {
    machine.failed -= 1;
    context.accept();
  };
  context.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) => {
    if (answer !== machine.passphrase) return context.reject(['keyboard-interactive']);
    if (!machine.mustChange) return accept();
    askNext(context, accept, changeByPam(settings, machine), '');
  });
}

function askNext(context: KeyboardAuthContext, accept: () => void, talking: ReturnType<typeof changeByPam>, answer: string): void {
  let said = '';
  for (let turn = talking.next(answer); ; turn = talking.next('')) {
    if (turn.done === true) return turn.value ? accept() : context.reject(['keyboard-interactive']);
    if ('ask' in turn.value) return context.prompt([{ prompt: said + turn.value.ask, echo: false }], ([next = '']) => askNext(context, accept, talking, next));
    said += `${turn.value.say}\n`;
  }
}

function talk(channel: ServerChannel, talking: ReturnType<typeof changeByPam>): void {
  const go = (answer: string): void => {
    for (let turn = talking.next(answer); ; turn = talking.next('')) {
      if (turn.done === true) {
        channel.exit(turn.value ? 0 : 10);
        channel.end();
        return;
      }
      if ('ask' in turn.value) return void channel.write(turn.value.ask);
      channel.write(`${turn.value.say}\r\n`);
    }
  };
  channel.on('data', (piece: Buffer) => go(piece.toString('utf8').trimEnd()));
  go('');
}
