// The closed list of addresses that are given to the system to open: a mail for the mail program, and a mail in Outlook on the web. Every part
// is encoded to plain letters, so that no program on the way reads it differently. Pure.

const encoded = "(?:[A-Za-z0-9_.!~*'()-]|%[0-9A-F]{2})";
const mail = `\\?subject=${encoded}+&body=${encoded}+`;
const allowed: readonly RegExp[] = [
  new RegExp(`^mailto:${encoded}+${mail}$`),
  new RegExp(`^https://outlook\\.office\\.com/mail/deeplink/compose\\?to=${encoded}+&subject=${encoded}+&body=${encoded}+$`),
];
/** What Windows opens (Electron: longer ones simply fail). */
const longestCharacters = 2081;

/** Answers whether an address may be opened. One recipient: a comma or an `@` in the clear would begin another. */
export function isMailAddress(address: string): boolean {
  return address.length <= longestCharacters && allowed.some((form) => form.test(address));
}
