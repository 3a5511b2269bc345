// One practice machine as an SSH server: who may log in and how, the ban, and what is forwarded. The library is the one that the product
// uses as a client; OpenSSH itself is met in the peers tests.

import type { Duplex } from 'node:stream';
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext, type Server, type Session } from 'ssh2';
import type { SshAccount } from './ssh-account.ts';
import type { Ban } from './ssh-ban.ts';
import { answerRequest } from './ssh-commands.ts';
import { talkPasswd } from './ssh-passwd.ts';

/** How a forced change is asked for: in a terminal after the login, or as questions inside it. */
export type ForcedChange = 'terminal' | 'questions';

export interface MachineParts {
  readonly user: string;
  /** `demolab-entry`. */
  readonly machine: string;
  /** PEM. */
  readonly hostKey: string;
  readonly account: SshAccount;
  readonly ban: Ban;
  readonly forcedChange: ForcedChange;
  /** Where a forwarded connection goes; undefined when this machine forwards nowhere. */
  readonly forward?: (name: string, port: number) => ((stream: Duplex) => void) | undefined;
}

/** Answers the function that serves one connection. */
export function createSshMachine(parts: MachineParts): (stream: Duplex) => void {
  const server = new ssh2.Server({ hostKeys: [parts.hostKey] }, (client) => serve(client, parts));
  return (stream) => {
    if (parts.ban.isOn()) stream.destroy();
    // It takes any stream; its types know sockets only.
    else server.injectSocket(stream as Parameters<Server['injectSocket']>[0]);
  };
}

function serve(client: Connection, parts: MachineParts): void {
  client.on('error', () => undefined); // a person who hangs up or refuses our key
  client.on('authentication', (context) => {
    authenticate(context, parts).catch(() => context.reject());
  });
  client.on('session', (accept) => openSession(accept(), parts));
  client.on('tcpip', (accept, reject, { destIP, destPort }) => {
    const target = parts.account.mustChange() ? undefined : parts.forward?.(destIP, destPort);
    if (target === undefined) reject();
    else target(accept());
  });
}

async function authenticate(context: AuthContext, parts: MachineParts): Promise<void> {
  const allowed = await isAllowed(context, parts);
  if (allowed) return context.accept();
  if (context.method !== 'none') parts.ban.failed(context.method === 'publickey' ? 'key' : 'passphrase');
  context.reject([parts.forcedChange === 'terminal' ? 'password' : 'keyboard-interactive', 'publickey']);
}

async function isAllowed(context: AuthContext, parts: MachineParts): Promise<boolean> {
  if (context.username !== parts.user) return false;
  switch (context.method) {
    case 'password': return parts.forcedChange === 'terminal' && parts.account.isPassphrase(context.password);
    case 'keyboard-interactive': return parts.forcedChange === 'questions' && answersWell(context, parts);
    case 'publickey': {
      if (!parts.account.hasKey(context.key.data)) return false;
      const key = ssh2.utils.parseKey(context.key.data);
      const { blob, signature } = context;
      // Without a signature it only asks whether the key would do.
      return signature === undefined || (!(key instanceof Error) && blob !== undefined && key.verify(blob, signature, context.hashAlgo) === true);
    }
    default: return false;
  }
}

/** PAM's way: login, and a change if one is due, in one conversation. Lines to say go in front of the next question. */
async function answersWell(context: KeyboardAuthContext, { user, account }: MachineParts): Promise<boolean> {
  let said: string[] = [];
  const ask = (question: string): Promise<string> => new Promise((resolve) => {
    context.prompt([{ prompt: [...said, question].join('\n'), echo: false }], (answers) => resolve(answers[0] ?? ''));
    said = [];
  });
  if (!account.isPassphrase(await ask('Password: '))) return false;
  if (!account.mustChange()) return true;
  said = ['You are required to change your password immediately (administrator enforced).'];
  return talkPasswd(user, account, { ask, say: (line) => { said = [...said, line]; } });
}

function openSession(session: Session, { user, machine, account }: MachineParts): void {
  let hasTerminal = false;
  const asked = (command: string | undefined): Parameters<typeof answerRequest>[1] => ({ user, machine, account, hasTerminal, command });
  session.on('pty', (accept) => {
    hasTerminal = true;
    accept?.();
  });
  // A person who hangs up in the middle is no failure of the server.
  session.on('shell', (accept) => { answerRequest(accept(), asked(undefined)).catch(() => undefined); });
  session.on('exec', (accept, _reject, { command }) => { answerRequest(accept(), asked(command)).catch(() => undefined); });
}
