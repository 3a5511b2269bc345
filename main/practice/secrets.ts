// The secrets of a practice lab. None is stored: each is derived from the lab's seed, so that the same folder always has the same ones
// and no file holds one. They protect nothing real; they are handled as if they did.

import { createHmac } from 'node:crypto';
import { Secret } from '../core/secret.ts';
import type { Scene } from './scenes.ts';

/** How long a seed is. */
export const seedBytes = 32;

/** Letters and digits that are not mistaken for each other. */
const plainLetters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

type PracticeSecretName = 'sevenZipKey' | 'vpnPassphrase' | 'sshTemporaryKey' | 'tlsPassphrase' | 'authenticatorKey' | 'newPassphrase';
export type PracticeSecrets = Readonly<Record<PracticeSecretName, Secret>>;

/** The secrets as this scene's Signal message gives them. New values at each call, since whoever uses them wipes them. */
export function practiceSecrets(seed: Uint8Array, scene: Scene): PracticeSecrets {
  const sevenZipKey = rightSevenZipKey(seed);
  return {
    sevenZipKey: new Secret(scene.sevenZipKey === 'right' ? sevenZipKey : lookAlike(sevenZipKey)),
    vpnPassphrase: new Secret(derive(seed, 'vpnPassphrase', 28)),
    sshTemporaryKey: new Secret(derive(seed, scene.sshTemporaryKey === 'right' ? 'sshTemporaryKey' : 'earlierSshTemporaryKey', 16)),
    tlsPassphrase: new Secret(derive(seed, 'tlsPassphrase', 20)),
    // The service draws 16 characters; apps take them though RFC 4226 wants at least 26.
    authenticatorKey: new Secret(derive(seed, 'authenticatorKey', 16, base32Letters)),
    // Upper and lower case and more than 12 characters, as the lab's rules want.
    newPassphrase: new Secret(`Lab-${derive(seed, 'newPassphrase', 18)}-new`),
  };
}

/** It always holds a 0, to be mistaken for an O. */
function rightSevenZipKey(seed: Uint8Array): string {
  const letters = derive(seed, 'sevenZipKey', 19);
  return `${letters.slice(0, 9)}0${letters.slice(9)}`;
}

function lookAlike(key: string): string {
  return key.replace('0', 'O');
}

/** At most 32 characters, since an HMAC-SHA256 has that many bytes. */
function derive(seed: Uint8Array, name: PracticeSecretName | 'earlierSshTemporaryKey', length: number, letters = plainLetters): string {
  const bytes = createHmac('sha256', seed).update(`practice lab: ${name}`).digest();
  return Array.from(bytes.subarray(0, length), (byte) => letters.charAt(byte % letters.length)).join('');
}
