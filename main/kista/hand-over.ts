// Makes the mails that a person sends themselves: a file that their mail program opens as a draft, beside the file with the key. Nothing is sent.

import { join } from 'node:path';
import type { KistaKey } from '../../preload/contract/kista.ts';
import type { Language } from '../../preload/contract/text/language.ts';
import { LabProblem } from '../core/problem.ts';
import { readSmallFile } from '../core/small-file.ts';
import { composeMailFile } from '../system/mail-file.ts';
import { composeKeyMail, type Letter } from './letters.ts';
import { handOverFolder, writeNew, type HandOverPlace } from './public-file.ts';

const publicName = 'ekista_pubkey.txt';
const mostFiles = 20;

/** The mail with the public key attached, for the HUNT Cloud contact, whose address the person knows. Answers the file. Throws `kista.notSaved`. */
export async function writeKeyMail(key: KistaKey, place: HandOverPlace, language: Language): Promise<string> {
  const mail = await composeMailFile({ to: '', ...composeKeyMail(key, publicName, language) }, [{ name: publicName, text: `${key.publicLine}\n` }]);
  return writeBeside(`ekista_${key.name}`, mail, place);
}

/** The mail with a report; what programs said is attached. Throws `kista.notSaved`. */
export async function writeReportMail(name: 'hunt-cloud' | 'firewall', { subject, body, outputs }: Letter, place: HandOverPlace): Promise<string> {
  const mail = await composeMailFile({ to: '', subject, body }, outputs === '' ? [] : [{ name: 'outputs.txt', text: outputs }]);
  return writeBeside(`ekista_report_${name}`, mail, place);
}

/** The same mail is found again; another one gets the next number. */
async function writeBeside(name: string, content: Buffer, place: HandOverPlace): Promise<string> {
  const folder = await handOverFolder(place);
  for (let number = 1; number <= mostFiles; number += 1) {
    const file = join(folder, `${name}${number === 1 ? '' : `-${number}`}.eml`);
    if (await writeNew(file, content) || (await readSmallFile(file, content.length).catch(() => undefined))?.equals(content) === true) return file;
  }
  throw new LabProblem('kista.notSaved', { file: `${name}.eml` });
}
