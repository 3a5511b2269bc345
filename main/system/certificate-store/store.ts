// What steps can do with a person's certificate stores: NSS on Linux, the stores of the current user on Windows, the login keychain on macOS;
// the practice lab has a stand-in. Everything is told by SHA-256, never by a name: names are shared by twins.

import type { Certificate } from './certificate.ts';
import type { Identity } from './identity.ts';

/** Where a store lies, by a fixed name: journals keep the name, and the path always comes from the machine. */
export const placeIds = ['home', 'data', 'snap-home', 'snap-data', 'flatpak-home', 'flatpak-data', 'windows', 'keychain', 'practice'] as const;
export type PlaceId = (typeof placeIds)[number];

export interface StorePlace {
  readonly id: PlaceId;
  /** Shown to people and to other programs. */
  readonly path: string;
}

export interface StoredCertificate {
  readonly certificate: Certificate;
  /** The private key is in the store too. */
  readonly hasKey: boolean;
  readonly nickname: string;
  /** How far it is trusted, in the letters of NSS's tools, for example `C,,`; put back as they were. */
  readonly trust: string;
}

export interface StoreReading {
  /** False when there is no store in that place yet. */
  readonly exists: boolean;
  /** How many folders have to be made for it: 0 when its own is there, 1 when only that is missing, and so on. */
  readonly missingFolders: number;
  readonly certificates: readonly StoredCertificate[];
  /** Ids of all keys; on Linux also of those without a certificate, which Windows and macOS do not list. */
  readonly keyIds: readonly string[];
}

/** One store of one person. All methods throw `certificate.store*` problems; a method that throws has put back what it began. */
export interface CertificateDatabase {
  readonly place: StorePlace;
  read(): Promise<StoreReading>;
  /**
   * The trust of each certificate of one key, by SHA-256; no entry for one that is not there. A `u` in its first field: with its key.
   * One question instead of a reading of everything, for those who wonder about one certificate.
   */
  trustsOf(keyId: string): Promise<ReadonlyMap<string, string>>;
  create(): Promise<void>;
  /** Removes a store that holds nothing; one that holds something stays. So many folders that hold it go too, when nothing else is in them. */
  removeIfEmpty(folders: number): Promise<void>;
  /** After a crash: the same for a store whose making was cut off, which can be there in part. Only for one that was not there before. */
  removeUnfinished(folders: number): Promise<void>;
  addIdentity(identity: Identity, nickname: string): Promise<void>;
  /** Adds an authority, or gives one that is there this trust. */
  putAuthority(authority: Certificate, nickname: string, trust: string): Promise<void>;
  /** Windows and macOS take a key that no other certificate needs with it, since they list no key by itself. */
  removeCertificate(sha256: string): Promise<void>;
  /** Removes a key; certificates stay. `of` is the certificate whose key it is, where each has its own: twins over one key on Windows. */
  removeKey(keyId: string, of?: string): Promise<void>;
  /** The identity with its key; undefined when one of both is not there, and where a system gives out no keys. */
  takeIdentity(sha256: string): Promise<Identity | undefined>;
  /** Absent where an old identity cannot be kept: there it can only be removed for good. */
  readonly retirement?: Retirement;
}

export interface OldIdentity {
  readonly sha256: string;
  readonly keyId: string;
  readonly nickname: string;
}

/** Keeps old identities where no browser looks, until an undo wants them back. */
export interface Retirement {
  has(sha256: string): Promise<boolean>;
  /** One that is not in the store any more is left at that. */
  retire(old: OldIdentity): Promise<void>;
  /** Answers false when it is neither retired nor in the store. */
  putBack(old: OldIdentity): Promise<boolean>;
  /** After a crash on either way: whole in one place and in part in none. */
  sweep(old: OldIdentity): Promise<void>;
}

/** What an independent look at a store found of one certificate. */
export interface Proof {
  readonly sha256: string;
  readonly listed: boolean;
  readonly hasKey: boolean;
  /** Trusted to vouch for web servers. */
  readonly trusted: boolean;
}

export interface CertificateStore {
  /** Stands in the evidence: `NSS`, or the name of the stand-in. */
  readonly name: string;
  /** The places in which the browsers of this person look now. Throws `certificate.browserTooOld`. */
  places(signal: AbortSignal): Promise<readonly StorePlace[]>;
  open(id: PlaceId, signal: AbortSignal): CertificateDatabase;
  /** Looks the certificates up by another route than `read`: other commands, other parsing. */
  prove(place: StorePlace, certificates: readonly Certificate[], signal: AbortSignal): Promise<readonly Proof[]>;
}

/** Web servers may be vouched for: `C` in the first field (certutil's manual). */
export function isTrustedForServers(trust: string): boolean {
  return (trust.split(',')[0] ?? '').includes('C');
}
