// A mail as a file (.eml) that mail programs open as a draft. It is not sent from here, so it has no sender, no date and no number of its own:
// the program that sends it gives them, and one file may be opened twice.

import type { Mail } from '../../preload/contract/orders.ts';
import { sha256 } from '../core/digest.ts';

/** A text file that goes with a mail. */
export interface Attachment {
  readonly name: string;
  readonly text: string;
}

/** The bytes of the file, the same for the same mail. `X-Unsent` is Outlook's word for a draft. */
export async function composeMailFile({ to, subject, body }: Mail, attachments: readonly Attachment[] = []): Promise<Buffer> {
  // Loaded late: few people write a file, and everybody waits for the start.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composed = new MailComposer({
    to, subject, text: body, textEncoding: 'quoted-printable', headers: { 'X-Unsent': '1' }, newline: 'windows', disableFileAccess: true, disableUrlAccess: true,
    // Parts are told apart by a word that does not change from one time to the next.
    baseBoundary: sha256(`${subject}\n${body}`).slice(0, 24), attachments: attachments.map(({ name, text }) => ({ filename: name, content: text, contentType: 'text/plain; charset=utf-8' })),
  });
  return withoutHeaders(await composed.compile().build(), ['date', 'message-id']);
}

/** A header goes on over every following line that begins with a blank. */
function withoutHeaders(file: Buffer, names: readonly string[]): Buffer {
  const end = file.indexOf('\r\n\r\n');
  const headers = file.subarray(0, end).toString('utf8').split(/\r\n(?![ \t])/);
  const kept = headers.filter((header) => !names.includes(header.slice(0, header.indexOf(':')).toLowerCase()));
  return Buffer.concat([Buffer.from(kept.join('\r\n'), 'utf8'), file.subarray(end)]);
}
