// A transfer with a program of the person's own: the values to type into WinSCP and the lines for a terminal. The window adds the words.

export const ownClientIds = ['winscp', 'sftp', 'internal'] as const;
export type OwnClientId = (typeof ownClientIds)[number];

/** What a value is, in the order in which WinSCP asks for it. */
export const ownFieldIds = ['protocol', 'host', 'port', 'user', 'keyboardInteractive', 'keyFile', 'fingerprint', 'folder', 'url'] as const;
export type OwnFieldId = (typeof ownFieldIds)[number];

/** What a line does. */
export const ownLineIds = [
  'connect', 'open', 'convert', 'enter', 'list', 'send', 'sendFolder', 'sendOn', 'fetch', 'fetchFolder', 'fetchOn', 'space', 'leave', 'find', 'mirrorUp', 'mirrorDown',
] as const;
export type OwnLineId = (typeof ownLineIds)[number];

export interface OwnClient {
  readonly id: OwnClientId;
  readonly fields: readonly { readonly id: OwnFieldId; readonly value: string }[];
  readonly lines: readonly { readonly id: OwnLineId; readonly text: string }[];
}
