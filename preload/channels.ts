// The names of everything on the bridge, without the schemas: the preload script stays small and free of packages. The type makes a
// missing or a surplus name an error.

import type { bridge } from './contract/bridge/index.ts';

type Kinds<B> = { readonly [A in keyof B]: { readonly [N in keyof B[A]]: B[A][N] extends { readonly kind: infer K } ? K : never } };

export const channels: Kinds<typeof bridge> = {
  app: { about: 'call' },
  practice: { run: 'call', undo: 'call', progress: 'signal' },
};
