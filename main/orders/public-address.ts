// Whether a text is one IPv4 address that the internet can reach, by the special-purpose ranges of the registries (IANA; RFC 6890, 6598, 5737).
// Pure.

import ipaddr from 'ipaddr.js';
import { isAddress } from '../../preload/contract/lab.ts';

export type AddressVerdict = 'public' | 'not-public' | 'not-an-address';

/** Four decimal numbers without leading zeros, and of no special range. */
export function judgeAddress(text: string): AddressVerdict {
  if (!isAddress(text)) return 'not-an-address';
  return ipaddr.IPv4.parse(text).range() === 'unicast' ? 'public' : 'not-public';
}
