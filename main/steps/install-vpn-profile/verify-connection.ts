// Looks at a connection in NetworkManager by its name, as a person would, and at the files behind it. For the verifier only: it shares no
// command and no reading with what made the connection.

import { readFile, stat } from 'node:fs/promises';
import type { Command } from '../../system/command.ts';
import type { Run } from '../step.ts';
import type { Found } from './found.ts';

/** Undefined when there is no connection of that name. Two of one name are a fault: nobody knows which one will be used. */
export async function lookAtConnection(name: string, run: Run): Promise<Found | undefined> {
  const { exitCode, stdout } = await run.machine.runner.run(showByName(name), run.signal);
  if (exitCode !== 0) return undefined;
  const items = [...stdout.toString('utf8').matchAll(/^vpn\.data:\s*(.*)$/gm)].map((match) => match[1] ?? '');
  const [data = ''] = items;
  const value = (key: string): string => new RegExp(`(?:^|, )${key} = ([^,]*)`).exec(data)?.[1] ?? '';
  const faults = [
    ...(items.length > 1 ? ['two connections of one name'] : []),
    ...(value('password-flags') === '2' ? [] : ['the code is kept']),
    ...(await isClosedFile(value('key')) ? [] : ['key']),
  ];
  const [host = '', port = '1194', own] = value('remote').split(':');
  const remote = `${host}:${port}/${(own ?? (value('proto-tcp') === 'yes' ? 'tcp' : 'udp')).slice(0, 3)}`;
  return { profile: name, remote, certificate: await readFile(value('cert'), 'latin1').catch(() => ''), faults };
}

function showByName(name: string): Command {
  return { program: '/usr/bin/nmcli', args: ['--mode', 'multiline', '--escape', 'no', '--fields', 'vpn.data', 'connection', 'show', 'id', name], timeoutMs: 20_000 };
}

/** The key is there and only its owner may read it. */
async function isClosedFile(file: string): Promise<boolean> {
  return stat(file).then(({ mode, size }) => size > 0 && (mode & 0o077) === 0, () => false);
}
