// What a value of a form becomes in the mail, or what is wrong with it. The service reads the mail by machine and has no way to ask back, so
// every value is judged here, whatever the window let through. Pure.

import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { phoneNotChanged, type FieldKind, type FieldProblem, type FieldValue, type OrderField } from '../../preload/contract/orders.ts';
import { judgeAddress } from './public-address.ts';
import { looksSecret } from './secret-shapes.ts';

/** The text for the mail; empty for a box that is ticked. */
export type ReadField = { readonly text: string } | { readonly problem: FieldProblem };

/** Judges one value. A value of the wrong type counts as missing. */
export function readField(field: OrderField, value: FieldValue | undefined): ReadField {
  if (field.kind === 'confirm') return value === true || !field.isRequired ? { text: '' } : { problem: 'not-ticked' };
  if (field.kind === 'choices') return readChoices(field, Array.isArray(value) ? value : []);
  const text = normalise(typeof value === 'string' ? value : '');
  if (text === '') return readEmpty(field);
  return refusedShape(field.kind, text) ?? readers[field.kind](text, field);
}

/** Window and terminal write line ends in three ways; the mail has one. */
function normalise(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function readEmpty({ kind, isRequired }: OrderField): ReadField {
  if (isRequired) return { problem: 'missing' };
  return { text: kind === 'phone' ? phoneNotChanged : '' };
}

const longest: Readonly<Record<FieldKind, number>> = {
  user: 64, lab: 63, name: 80, ipv4: 15, phone: 40, country: 60, choice: 400, choices: 400, line: 120, paragraph: 4000, confirm: 0,
};

/** What is refused whatever the field is for, the plainest reason first. */
function refusedShape(kind: FieldKind, text: string): ReadField | undefined {
  if (text.length > longest[kind]) return { problem: 'too-long' };
  if (kind !== 'paragraph' && text.includes('\n')) return { problem: 'several-lines' };
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text.replace(/[\n\t]/g, kind === 'paragraph' ? ' ' : '$&'))) return { problem: 'hidden-characters' };
  return looksSecret(text) ? { problem: 'looks-secret' } : undefined;
}

type Reader = (text: string, field: OrderField) => ReadField;

function matching(pattern: RegExp, problem: FieldProblem): Reader {
  return (text) => (pattern.test(text) ? { text } : { problem });
}

const readers: Readonly<Record<Exclude<FieldKind, 'choices' | 'confirm'>, Reader>> = {
  // The service's own patterns (its service_desk.yml).
  user: matching(/^[-a-z0-9._]{3,}$/, 'not-a-user'),
  lab: matching(/^[-a-z0-9]{3,}$/, 'not-a-lab'),
  name: matching(/^\p{L}[\p{L}\p{M}'’. -]*$/u, 'not-a-name'),
  // The service's pattern has neither blanks nor umlauts: no United Kingdom, no Österreich. What would end the quoted value stays out.
  country: matching(/^\p{L}[\p{L}\p{M}'’.,()& -]+$/u, 'not-a-country'),
  ipv4: (text) => {
    const verdict = judgeAddress(text);
    return verdict === 'public' ? { text } : { problem: verdict === 'not-public' ? 'address-not-public' : 'not-an-address' };
  },
  phone: readPhone,
  choice: (text, { options }) => (options?.some(({ value }) => value === text) === true ? { text } : { problem: 'not-an-option' }),
  line: (text) => ({ text }),
  // A line of three backticks would end the block that the service reads.
  paragraph: (text) => (/^\s*```/m.test(text) ? { problem: 'code-fence' } : { text }),
};

/** A number without a country code is Norwegian; in the mail it stands as E.164, which has only + and digits as the service wants it. */
function readPhone(text: string): ReadField {
  if (text === phoneNotChanged) return { text };
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'NO', extract: false });
  return number?.isValid() === true && number.ext === undefined ? { text: number.number } : { problem: 'not-a-phone-number' };
}

/** In the catalogue's order, each once, joined as the service's own page does. */
function readChoices({ options = [], isRequired }: OrderField, chosen: readonly string[]): ReadField {
  if (chosen.some((value) => !options.some((option) => option.value === value))) return { problem: 'not-an-option' };
  const text = options.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])).join(', ');
  return text === '' && isRequired ? { problem: 'missing' } : { text };
}
