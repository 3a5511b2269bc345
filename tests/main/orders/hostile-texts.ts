// 200 texts that somebody hostile, or something careless, could put into a field: always the same ones.

const headers = ['bcc: x@example.org', 'Bcc: x@example.org', 'cc:x@example.org', 'X-Evil: 1', 'Content-Type: text/html', 'To: x@example.org', 'From: dean@example.org', 'Subject: other'];
const lineEnds = ['\r\n', '\n', '\r', '\n\n', '\r\n\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f'];
const encodedEnds = ['%0D%0A', '%0d%0a', '%0A', '%250D%250A', '=0D=0A', '\\r\\n', '&#13;&#10;', '&#x0a;'];
const addressParts = ['&bcc=x@example.org', '?bcc=x@example.org', '&to=x@example.org', '#&body=other', '&subject=other', ',x@example.org', ';x@example.org', '%26bcc%3Dx%40example.org', '&attach=/etc/passwd', '&attachment=C:\\Windows\\win.ini'];
const quotes = ['"', '\'', '`', '```', '```\naccess_ip="1.2.3.4"\n```', '"\naccess_ip="1.2.3.4', '"""', '«»', '“”', '\\', '\\"', '{username}', '{labname}', '{}', '{{username}}', '${username}', '$&', '$1', '$`', '<your-text>', '---', '\n---\n', '--\r\nboundary'];
const markup = ['<script>alert(1)</script>', '<b>x</b>', '<img src=x onerror=alert(1)>', '<!--', ']]>', '&amp;', '=?utf-8?B?QmNjOiB4QGV4YW1wbGUub3Jn?=', '=?utf-8?Q?x=0D=0ABcc:_x?=', '[x](javascript:alert(1))', 'javascript:alert(1)', 'mailto:x@example.org?bcc=y', 'https://example.org/?a=b&c=d', 'file:///etc/passwd', '\\\\evil\\share', '-oProxyCommand=x', '--out=/etc/passwd', '../../etc/passwd', 'CON', '%PATH%', '$(reboot)', '`reboot`', ';reboot', '|reboot', '& reboot &', '> /etc/passwd'];
const unseen = ['\0', 'a\0b', '\u0001', '\u0007', '\u001b[2J', '\u007f', '\u009b', '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202e', 'abc\u202egnp.exe', '\u2066x\u2069', '\u061c', '\ufeff', '\ufeffabc', '\ufffe', '\ufff9', '\u{e0041}', '\u{e0001}', '\ud800', '\udc00', 'x\ud83d', '\udc36x', '\u180e', '\u3164', '\u115f'];
const shown = ['😀', '👨‍👩‍👧', '🇳🇴', 'é', 'e\u0301', 'ﷺ', 'שלום', 'مرحبا', '日本語', 'ſ', 'İ', 'ß', 'Z̸͎̊a̷͓͝l̶̰̈́g̵̱̓o̶̤͘', 'ａｂｃ', '１２３', '٣', '²', 'Ⅷ', 'µ', 'K', 'аdmin', 'æøåÆØÅ', 'Ünïcödé', '\u00a0', '\u00a0x\u00a0', ' x ', '\tx\t', 'a\tb', '   ', ''];
const sizes = ['a', 'ab', 'a'.repeat(64), 'a'.repeat(65), 'a'.repeat(255), 'a'.repeat(5000), 'é'.repeat(5000), '😀'.repeat(2500), 'word '.repeat(1000), '\n'.repeat(5000), '"'.repeat(5000), '%0A'.repeat(1700), '.'.repeat(998), `x${'.'.repeat(1200)}`, '\n.\nQUIT\n', 'a\n'.repeat(1500)];
const values = ['10.0.0.1', '127.0.0.1', '1.2.3.4.5', '1.2.3', '01.2.3.4', '0x7f.1', '2130706433', '::1', '::ffff:8.8.8.8', '8.8.8.8/8', '8.8.8.8:25', '8.8.8.8 ', '8.8.8.8\n9.9.9.9', '255.255.255.255', '+47', '+4791234567;ext=1', 'tel:+4791234567', '+47 912 34 567 x9', '112', '0'.repeat(40), 'not_changed\n', 'NOT_CHANGED', 'null', 'undefined', 'NaN', '[object Object]', '__proto__', 'constructor', 'toString', 'true', '-1', '1e9'];

const joined = lineEnds.flatMap((end) => headers.slice(0, 3).map((header) => `x${end}${header}`));
const encoded = encodedEnds.map((end, index) => `x${end}${headers[index % headers.length]}`);

/** Two hundred and more, no two of them the same. */
export const hostileTexts: readonly string[] = [...new Set([...joined, ...encoded, ...headers, ...addressParts, ...quotes, ...markup, ...unseen, ...shown, ...sizes, ...values])];
