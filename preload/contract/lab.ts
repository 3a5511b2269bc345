// Names and addresses of a lab, and what is allowed in them. They end up in the hosts file, in ssh and in file names, so the rules are
// stricter than the service's own (`^[-a-z0-9._]{3,}$`, `[-a-z0-9]{3,}`): no leading dash or dot, a length that fits a host label.

import type { LabName } from './plans.ts';

const labPattern = /^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/;
const userPattern = /^[a-z_](?:[a-z0-9._-]{1,30})[a-z0-9]$/;
const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const addressPattern = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

/** Answers whether a lab's name fits into a host name: lower case letters, digits, inner dashes, 3 to 63 characters. */
export function isLabName(text: string): boolean {
  return labPattern.test(text);
}

/** Answers whether a user's name can be used in a login and a file name: it never begins with a dash or a dot. */
export function isUserName(text: string): boolean {
  return userPattern.test(text) && !text.includes('..');
}

/** Answers whether a text is one IPv4 address in the usual four decimal numbers, without leading zeros. */
export function isAddress(text: string): boolean {
  return addressPattern.test(text);
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Answers whether an address lies in one of the networks given as `10.42.0.0/16`. A malformed network contains nothing. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  return networks.some((network) => {
    const [base, bits] = network.split('/');
    if (base === undefined || !/^(?:[12]?\d|3[0-2])$/.test(bits ?? '') || !isAddress(base) || !isAddress(address)) return false;
    const size = 2 ** (32 - Number(bits));
    return Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size);
  });
}

/** The name under which the lab's Workbench answers, for example `demolab.lab.hdc.ntnu.no`. */
export function workbenchName(lab: LabName, labDomain: string): string {
  return `${lab.lab}.${labDomain}`;
}
