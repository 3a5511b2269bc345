// The token of a Lab access link: base64 of `ip|lab|user`, or of `ip|ignored|lab|user` in older links (the second was the home address;
// the guide's own page uses fields 0, 2 and 3). Reads and writes the three fields; whether their values may be used is checked elsewhere.

import { isAddress, isLabName, isUserName } from '../../../preload/contract/lab.ts';
import type { LabName } from '../../../preload/contract/plans.ts';

const base64Text = /^[A-Za-z0-9+/]+$/;
const printableText = /^[\x20-\x7e]+$/;

/** Answers the fields of a token, not yet validated, or undefined when it is no token (the mails of October 2026 had `Non` in its place). */
export function decodeToken(token: string): LabName | undefined {
  const text = decodeBase64(token)?.trimEnd();
  if (text === undefined || !printableText.test(text)) return undefined;
  const fields = text.split('|');
  const [address, lab, user] = fields.length === 4 ? [fields[0], fields[2], fields[3]] : fields;
  if (fields.length < 3 || fields.length > 4) return undefined;
  if (address === undefined || lab === undefined || user === undefined) return undefined;
  return { lab, user, address };
}

/** Answers the three-field token of a lab in standard base64, with padding, not yet percent-encoded. */
export function encodeToken(lab: LabName): string {
  return Buffer.from(`${lab.address}|${lab.lab}|${lab.user}`, 'latin1').toString('base64');
}

/** Answers whether address and names have an allowed form. Whether the address lies in a lab network is not asked here. */
export function isWellFormed(lab: LabName): boolean {
  return isAddress(lab.address) && isLabName(lab.lab) && isUserName(lab.user);
}

/**
 * Query parsing turns `+` into a space, some mail programs change the alphabet or drop the padding: all three are put right. Left-over bits
 * that are not zero are refused, as no encoder writes them: they are how two of three cut-off tokens give themselves away.
 */
function decodeBase64(token: string): string | undefined {
  const text = withoutPadding(token.trim().replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/'));
  if (!base64Text.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return withoutPadding(bytes.toString('base64')) === text ? bytes.toString('latin1') : undefined;
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') end -= 1;
  return text.slice(0, end);
}
