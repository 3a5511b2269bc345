// A profile as Tunnelblick takes it: a folder NAME.tblk with the profile and a list of facts about it. Only keys that Tunnelblick documents
// are in the list: it refuses a package with any other (Tunnelblick, ConfigurationManager.m). Pure.

import { posix } from 'node:path';
import { isLabName, isUserName } from '../../../../preload/contract/lab.ts';

export interface ProfilePackage {
  readonly user: string;
  /** Undefined when there is no link. */
  readonly lab: string | undefined;
  /** From when the certificate in it is valid: the later one is the newer package. */
  readonly notBeforeMs: number;
  readonly profile: string;
}

export interface PackageFile {
  /** Below the folder of the package. */
  readonly path: string;
  readonly content: string;
}

/** What Tunnelblick calls the package: a later one of the same name takes its place, also when the person has renamed it. */
function identifierOf({ user, lab }: ProfilePackage): string {
  if (!isUserName(user) || (lab !== undefined && !isLabName(lab))) throw new Error('a package is named after a lab and a user');
  // Identifiers hold letters, digits, dashes and dots.
  return ['no.ntnu.hunt.cloud.lab', ...(lab === undefined ? [] : [lab]), user.replaceAll('_', '-')].join('.');
}

/** The files of a package. The questions "for whom" and "replace" are answered in it: only for this user, and yes. */
export function composePackage(offered: ProfilePackage): readonly PackageFile[] {
  const version = new Date(offered.notBeforeMs).toISOString().slice(0, 19).replace(/\D/g, '.');
  const facts = {
    CFBundleIdentifier: identifierOf(offered), CFBundleVersion: version.split('.').map(Number).join('.'),
    TBPackageVersion: '1', TBReplaceIdentical: 'force', TBSharePackage: 'private',
  };
  return [
    { path: posix.join('Contents', 'Info.plist'), content: composeList(facts) },
    { path: posix.join('Contents', 'Resources', 'config.ovpn'), content: offered.profile },
  ];
}

/** A property list. Keys and values are of ours and hold nothing that XML gives a meaning to. */
function composeList(facts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(facts).map(([key, value]) => `\t<key>${key}</key>\n\t<string>${value}</string>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">', '<dict>', ...lines, '</dict>', '</plist>', '',
  ].join('\n');
}
