// The same transfer with a program of the person's own, with their values in it: WinSCP, sftp in a terminal, and the internal kista of a lab. Pure.
// Every value has passed information.ts: none can be an option or a second word. Source: data-transfers/external-kista.md, internal-kista.md;
// WinSCP's session URL and /keygen: reference platform 9.1.

import type { Facts } from '../../preload/contract/facts.ts';
import type { KistaKey, TransferInformation } from '../../preload/contract/kista.ts';
import type { OwnClient } from '../../preload/contract/own-client.ts';
import { kistaFolder } from './upload-folder.ts';

export interface OwnInput {
  readonly information?: TransferInformation;
  readonly key?: Pick<KistaKey, 'name'>;
  /** The user of the person's own lab, where one is known. */
  readonly labUser?: string;
  /** The home folder on Windows; elsewhere the profile's variable stands for it. */
  readonly windowsHome?: string;
  readonly facts: Facts['kista'];
}

const winScp = 'C:\\Program Files (x86)\\WinSCP';

/** What can be said so far; without transfer information only the internal guide. */
export function composeOwnClients(input: OwnInput): readonly OwnClient[] {
  const { information, key } = input;
  return [...(information === undefined ? [] : [composeWinScp(information, input), composeSftp(information, key)]), composeInternal(input)];
}

function composeWinScp({ host, port, user, fingerprint }: TransferInformation, { key, windowsHome = '%USERPROFILE%' }: OwnInput): OwnClient {
  const file = `${windowsHome}\\.ssh\\ekista_${key?.name ?? 'NAME'}`;
  // Raw settings of a site, as WinSCP's own files name them; `save` opens the window that stores it, with the values filled in.
  const url = `sftp://${user};x-authki=0;x-publickeyfile=${encodeURIComponent(file)}@${host}:${port}${kistaFolder}/;save`;
  return {
    id: 'winscp',
    fields: [
      { id: 'protocol', value: 'SFTP' }, { id: 'host', value: host }, { id: 'port', value: String(port) }, { id: 'user', value: user },
      { id: 'keyboardInteractive', value: 'off' }, { id: 'keyFile', value: file }, { id: 'fingerprint', value: fingerprint.replace('SHA256:', '') }, { id: 'folder', value: kistaFolder },
      // A variable is not filled in inside an address: without the real folder the address would name no file.
      ...(windowsHome.startsWith('%') ? [] : [{ id: 'url' as const, value: url }]),
    ],
    lines: [
      ...(windowsHome.startsWith('%') ? [] : [{ id: 'open' as const, text: `"${winScp}\\WinSCP.exe" "${url}"` }]),
      { id: 'convert', text: `"${winScp}\\WinSCP.com" /keygen "${file}" /output="${file}.ppk"` },
    ],
  };
}

function composeSftp({ host, port, user }: TransferInformation, key: OwnInput['key']): OwnClient {
  const file = `~/.ssh/ekista_${key?.name ?? 'NAME'}`;
  return { id: 'sftp', fields: [], lines: [{ id: 'connect', text: `sftp -oPort=${port} -i ${file} -o IdentitiesOnly=yes ${user}@${host}` }, ...inside] };
}

/** Inside sftp; the published sample of `reget` names a path of the wrong side. */
const inside: OwnClient['lines'] = [
  { id: 'enter', text: 'cd upload' }, { id: 'list', text: 'ls -lah' },
  { id: 'send', text: 'put results.7z' }, { id: 'sendFolder', text: 'put -r results' }, { id: 'sendOn', text: 'reput results.7z' },
  { id: 'fetch', text: 'get data.7z' }, { id: 'fetchFolder', text: 'get -r data' }, { id: 'fetchOn', text: 'reget data.7z' },
  { id: 'space', text: 'df -h' }, { id: 'leave', text: 'quit' },
];

/** On home, inside the lab. The last number of the address stands in the notes there. */
function composeInternal({ labUser = 'USER', facts }: OwnInput): OwnClient {
  const address = facts.internalNetwork.replace(/\.\d+\/\d+$/, '.N');
  return {
    id: 'internal', fields: [],
    lines: [
      { id: 'find', text: `ls ${facts.internalNotes}/` }, { id: 'connect', text: `sftp ${labUser}-upload@${address}` }, ...inside,
      { id: 'mirrorUp', text: `lftp -e "mirror --parallel=10 -cR results ${kistaFolder}; bye" sftp://${labUser}-upload:@${address}` },
      { id: 'mirrorDown', text: `lftp -e "mirror -c ${kistaFolder} results; bye" sftp://${labUser}-download:@${address}` },
    ],
  };
}
