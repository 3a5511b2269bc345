// What the verifier read, wherever it had to look.

/** What is installed, as it was read there. */
export interface Found {
  readonly profile: string;
  /** `129.241.176.121:1194/udp` */
  readonly remote: string;
  /** PEM. */
  readonly certificate: string;
  /** What is not as it should be besides; none when all is well. */
  readonly faults: readonly string[];
}
