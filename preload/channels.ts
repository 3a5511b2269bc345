// The names of everything on the bridge, without the schemas: the preload script stays small and free of packages. The type makes a
// missing or a surplus name an error.

import type { bridge } from './contract/bridge/index.ts';

type Kinds<B> = { readonly [A in keyof B]: { readonly [N in keyof B[A]]: B[A][N] extends { readonly kind: infer K } ? K : never } };

export const channels: Kinds<typeof bridge> = {
  app: { about: 'call', setLanguage: 'call', copy: 'call', paste: 'call' },
  bundle: { choose: 'call', take: 'call', readLink: 'call', checkKey: 'call', copyKey: 'call' },
  journey: {
    standings: 'call', current: 'call', plan: 'call', apply: 'call', verify: 'call', undo: 'call', connect: 'call',
    removal: 'call', remove: 'call', openWorkbench: 'call', leave: 'call', news: 'signal',
  },
  questions: { asked: 'signal', closed: 'signal', answer: 'call' },
  practice: { open: 'call', takeArchive: 'call', phone: 'call' },
  prepare: { look: 'call', act: 'call', confirm: 'call' },
  orders: { list: 'call', compose: 'call', hand: 'call', ownAddress: 'call', forget: 'call' },
  kista: { open: 'call', key: 'call', hand: 'call', information: 'call', check: 'call', choose: 'call', take: 'call', run: 'call', news: 'signal' },
  programs: { read: 'call', saveSessionFile: 'call' },
};
