// An opened bundle: its known files in memory for the length of one run, never written anywhere by us, wiped at the end.

/** What a file in a bundle is for, told by its ending. `other` is listed and not extracted. */
export const bundleFileKinds = ['vpn-profile', 'certificate', 'mobileconfig', 'ssh-config', 'mobaxterm', 'other'] as const;
export type BundleFileKind = (typeof bundleFileKinds)[number];

export interface BundleFile {
  /** The name inside the archive, with `/`; shown to people, never used as a path. */
  readonly name: string;
  readonly kind: BundleFileKind;
  readonly sizeBytes: number;
  /** Empty for `other`. */
  readonly content: Buffer;
}

export interface Bundle {
  /** SHA-256 of the archive file, hex: tells whether it is the one that was opened before. */
  readonly sha256: string;
  /** False for an archive that opens with any key: said, not refused. */
  readonly encrypted: boolean;
  readonly files: readonly BundleFile[];
}

/** The files of one kind, in the archive's order. */
export function filesOfKind(bundle: Bundle, kind: BundleFileKind): readonly BundleFile[] {
  return bundle.files.filter((file) => file.kind === kind);
}

/** Overwrites the contents with zeros. */
export function wipeBundle(bundle: Bundle): void {
  for (const file of bundle.files) file.content.fill(0);
}
