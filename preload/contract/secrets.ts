// The names under which keys and codes are given (design.md 5, `--secrets -`). Names only: the values never cross in this direction.

export const secretNames = [
  'sevenZipKey', 'authenticatorKey', 'vpnPassphrase', 'sshTemporaryKey', 'tlsPassphrase', 'newPassphrase', 'otp', 'keyPassphrase',
] as const;
export type SecretName = (typeof secretNames)[number];
