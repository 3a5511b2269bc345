// The hosts file of a new computer of each system: what the practice lab starts from, and what a plan for another system assumes.

import type { Platform } from '../command.ts';

/** What the file looks like on a new computer, in our words; the line ends are the system's. */
export const typicalHosts: Readonly<Record<Platform, string>> = {
  linux: [
    '127.0.0.1\tlocalhost', '127.0.1.1\tthis-computer', '',
    '# for IPv6', '::1\tip6-localhost ip6-loopback', 'fe00::0\tip6-localnet', 'ff02::1\tip6-allnodes', 'ff02::2\tip6-allrouters', '',
  ].join('\n'),
  darwin: [
    '##', '# Host database: localhost is for the loopback interface. Do not change these entries.', '##',
    '127.0.0.1\tlocalhost', '255.255.255.255\tbroadcasthost', '::1             localhost', '',
  ].join('\n'),
  win32: [
    '# A HOSTS file for TCP/IP on Windows: address first, then the host name, then # and a comment.', '#',
    '# localhost is answered by DNS itself.', '#\t127.0.0.1       localhost', '#\t::1             localhost', '',
  ].join('\r\n'),
};
