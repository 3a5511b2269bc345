// The sentences of a result. Pure. "Unchanged" stands only where every file was read back and compared.

import type { TransferResult } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import type { KistaWindowTexts } from '../../../preload/contract/text/kista/window-en.ts';
import type { Language } from '../../../preload/contract/text/language.ts';
import type { EvidencePair } from '../../components/evidence.tsx';
import { sizeText } from '../start/size-text.ts';
import { filesText, speedText, timeText } from './amounts.ts';

/** The finding. */
export function titleOfResult({ state, proof, files }: TransferResult, { result: words, transfer }: KistaWindowTexts, language: Language): string {
  if (state === 'cancelled') return words.cancelled;
  if (state === 'incomplete' || proof === 'none') return words.incomplete;
  const named = { files: filesText(files, transfer, language) };
  if (proof === 'read-back') return files === 1 ? words.unchangedOne : fill(words.unchanged, named);
  return files === 1 ? words.sameOne : fill(words.same, named);
}

/** What was compared, or what becomes of the rest. */
export function leadOfResult({ state, proof, sizeBytes, seconds }: TransferResult, { result: words, transfer }: KistaWindowTexts, language: Language): string {
  if (state === 'cancelled') return words.cancelledLead;
  if (state === 'incomplete' || proof === 'none') return words.incompleteLead;
  return fill(proof === 'read-back' ? words.readBack : words.size, { size: sizeText(sizeBytes, language), time: timeText(seconds, transfer) });
}

/** What was proved, in pairs; nothing that did not happen. */
export function pairsOfResult({ proof, manifest, bytesPerSecond, alreadyThere, cuts }: TransferResult, { result: words, transfer }: KistaWindowTexts, language: Language): readonly EvidencePair[] {
  const how = { 'read-back': words.howReadBack, 'size': words.howSize, 'none': words.howNone }[proof];
  return [
    { name: words.how, value: how }, ...(manifest ? [{ name: words.manifest, value: manifest.name }, { name: words.place, value: manifest.place }] : []),
    { name: words.speed, value: speedText(bytesPerSecond, transfer, language) }, ...(alreadyThere > 0 ? [{ name: words.already, value: filesText(alreadyThere, transfer, language) }] : []),
    ...(cuts > 0 ? [{ name: words.cuts, value: String(cuts) }] : []),
  ];
}

/** What the person tells the contact in the lab. */
export function reportOfResult({ proof, files, sizeBytes, manifest }: TransferResult, user: string, { result: words, transfer }: KistaWindowTexts, language: Language): string {
  return [
    fill(words.forLabText, { user, files: filesText(files, transfer, language), size: sizeText(sizeBytes, language) }),
    proof === 'read-back' ? words.forLabReadBack : words.forLabSize, ...(manifest ? [fill(words.forLabManifest, { file: manifest.name })] : []),
  ].join('\n');
}
