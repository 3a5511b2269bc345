// The stand-in for the operating system's resolver, which cannot be pointed at another file. It reads the scratch hosts file by the rules
// of glibc (nss_files, tried against getaddrinfo) and knows nothing else: no name ever goes to a DNS server. It shares no code with the
// planner. Unlike getaddrinfo it does not sort afterwards (RFC 6724), which matters only for several addresses of this computer.

import { readFile } from 'node:fs/promises';
import { isAddress } from '../../preload/contract/lab.ts';
import { hasErrorCode } from '../core/problem.ts';
import type { Resolver } from '../system/machine.ts';

/** A resolver over one hosts file. A missing file knows no names. */
export function createHostsFileResolver(hostsFile: string): Resolver {
  return {
    name: 'practice stand-in for getaddrinfo',
    async resolve(name) {
      return lookUp(await readIfThere(hostsFile), name);
    },
  };
}

/** All IPv4 addresses of a name: those of the first line that has it come first, as programs get them. */
export function lookUp(hostsText: string, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return hostsText.split('\n').flatMap((line) => {
    const [address = '', ...names] = wordsOf(line);
    return names.some((word) => word.toLowerCase() === wanted) ? toIpv4(address) : [];
  });
}

/** A comment begins anywhere, and a carriage return is a blank like any other. A BOM is part of the first word. */
function wordsOf(line: string): readonly string[] {
  const [content = ''] = line.split('#', 1);
  return content.split(/[ \t\v\f\r]+/).filter((word) => word !== '');
}

/** glibc answers an IPv4 question from IPv6 lines too when they mean the same. */
function toIpv4(address: string): readonly string[] {
  if (address === '::1') return ['127.0.0.1'];
  const inner = address.toLowerCase().startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return isAddress(inner) ? [inner] : [];
}

async function readIfThere(file: string): Promise<string> {
  // Latin-1 keeps every byte, whatever the encoding: names are ASCII.
  return readFile(file, 'latin1').catch((error: unknown) => {
    if (hasErrorCode(error, 'ENOENT')) return '';
    throw error;
  });
}
