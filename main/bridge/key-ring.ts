// The keys of a visit, in memory only. The engine gets copies, because it overwrites what it was given; these stay until they are no longer
// needed: at the end of the visit, when everything is done, or after a while in which nobody asked for anything.

import type { SecretName } from '../../preload/contract/secrets.ts';
import { Secret, type Secrets } from '../core/secret.ts';

export interface KeyRing {
  put(name: SecretName, value: string): void;
  names(): readonly SecretName[];
  /** New values at each call; whoever uses them wipes them. */
  copies(): Secrets;
  /** True when keys were here and time has taken them away. */
  readonly isForgotten: boolean;
  /** Somebody uses the visit: the time begins anew. */
  touch(): void;
  /** Overwrites every key. */
  wipe(): void;
}

/** How long keys stay in memory without any call. */
export const idleMs = 15 * 60 * 1000;

/** An empty key ring. `onForget`: what else is overwritten when the time is over; it is put off while `isBusy`. */
export function createKeyRing(onForget: () => void, isBusy: () => boolean): KeyRing {
  const keys = new Map<SecretName, Secret>();
  let timer: NodeJS.Timeout | undefined;
  let isForgotten = false;
  const wipe = (): void => {
    for (const key of keys.values()) key.wipe();
    keys.clear();
    clearTimeout(timer);
  };
  const forget = (): void => {
    if (isBusy()) return touch();
    isForgotten = keys.size > 0;
    wipe();
    onForget();
  };
  const touch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(forget, idleMs).unref();
  };
  return {
    put: (name, value) => {
      keys.get(name)?.wipe();
      if (value === '') keys.delete(name);
      else keys.set(name, new Secret(value));
      isForgotten = false;
    },
    names: () => [...keys.keys()],
    copies: () => Object.fromEntries([...keys].map(([name, key]) => [name, new Secret(key.reveal())])),
    get isForgotten() { return isForgotten; },
    touch, wipe,
  };
}
