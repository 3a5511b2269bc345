// Versions as numbers: found in what programs say, and compared. Pure.

/** The first `1.2`, `1.2.3`… in a text; empty when there is none. */
export function firstVersion(text: string): string {
  return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? '';
}

/** Answers whether a version is older than another, number by number: 8.10 is newer than 8.9. A part that is missing counts as 0. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let index = 0; index < Math.max(one?.length ?? 0, other?.length ?? 0); index += 1) {
    const difference = (one?.[index] ?? 0) - (other?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** What `ssh -V` says on its standard error: `OpenSSH_9.2p1 Debian-2…`, `OpenSSH_for_Windows_8.1p1, LibreSSL 3.0.2`. */
export function readSshVersion(stderr: string): { readonly name: string; readonly version: string } | undefined {
  const [, name, version] = /^((?:OpenSSH(?:_for_Windows)?)_(\d+\.\d+)\S*?),?(?:\s|$)/.exec(stderr) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}
