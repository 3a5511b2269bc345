// What is given to the system to open: finished mails, and nothing else.

import { expect, test } from 'vitest';
import { isMailAddress } from '../../../main/app/mail-address.ts';

const mail = '?subject=VPN%20-%20kari&body=Hi%2C%0A';
const outlook = 'https://outlook.office.com/mail/deeplink/compose?to=a%2540b.no&subject=x&body=y';

test.each([`mailto:cloud.support%2Bx%40hunt.ntnu.no${mail}`, outlook])('%s may be opened', (address) => {
  expect(isMailAddress(address)).toBe(true);
});

test.each([
  '', 'mailto:', 'mailto:x%40y.no', `mailto:x@y.no${mail}`, `mailto:x%40y.no,z%40y.no${mail}`, `mailto:${mail}`, `MAILTO:x%40y.no${mail}`, ` mailto:x%40y.no${mail}`,
  `mailto:x%40y.no${mail}&bcc=z`, `mailto:x%40y.no?bcc=z&subject=x&body=y`, `mailto:x%40y.no${mail}&attach=/etc/passwd`, `mailto:x%40y.no${mail}#x`, `mailto:x%40y.no${mail}\r\nbcc: z`,
  `mailto:x%40y.no${mail} -attach /etc/passwd`, `mailto:x%40y.no${mail}"`, `mailto:x%40y.no?subject=%zz&body=y`, `mailto:x%40y.no?subject=é&body=y`,
  'https://outlook.office.com/', 'https://outlook.office.com/mail/deeplink/compose', `${outlook}&cc=z`, outlook.replace('https', 'http'), outlook.replace('office.com', 'office.com.example.org'),
  outlook.replace('outlook', 'x@outlook'), outlook.replace('compose', 'compose/../../x'), outlook.replace('/mail/', '//mail/'), 'https://example.org/', 'file:///etc/passwd', 'javascript:alert(1)',
  'ms-msdt:/id', 'smb://evil/share', '\\\\evil\\share', 'C:\\Windows\\System32\\calc.exe', 'search-ms:query=x', `mailto:x%40y.no?subject=x&body=${'y'.repeat(2081)}`,
])('%j may not', (address) => {
  expect(isMailAddress(address)).toBe(false);
});
