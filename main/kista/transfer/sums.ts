// The list of SHA-256 sums in the format of `sha256sum`, so that anybody can check it with `sha256sum -c` or `shasum -a 256 -c`. Pure.

export interface Sum {
  /** Below the upload folder, with `/`. */
  readonly name: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** The names that the list may have; the first that is free is taken. */
export function manifestName(number: number): string {
  return number === 1 ? 'SHA256SUMS.txt' : `SHA256SUMS-${String(number)}.txt`;
}

/** Answers whether a file of the upload folder is such a list, by its name. */
export function isManifestName(name: string): boolean {
  return /^SHA256SUMS(-[0-9]{1,3})?(\.txt)?$/.test(name);
}

/** The lines for some files. A name with a backslash is escaped, and its line begins with one (coreutils, sha256sum). */
export function composeSums(sums: readonly Sum[]): string {
  return sums.map(({ name, sha256 }) => (name.includes('\\') ? `\\${sha256}  ${name.replaceAll('\\', '\\\\')}\n` : `${sha256}  ${name}\n`)).join('');
}

/** The sums in a list, by name. Lines that are none are left out: anybody may have written it. */
export function parseSums(text: string): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, escaped, sha256, name] = /^(\\?)([0-9a-fA-F]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sha256 === undefined || name === undefined) continue;
    sums.set(escaped === '' ? name : name.replaceAll('\\\\', '\\'), sha256.toLowerCase());
  }
  return sums;
}
