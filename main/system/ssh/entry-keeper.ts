// Keeps a proved connection to entry for what follows in the same run: home is behind it, and firewalls that count new connections
// (`ufw limit`: six in 30 s) need not be met. Nobody has to remember to close it.

import type { Connection } from './connection.ts';

const idleMs = 5000;

export interface EntryKeeper {
  keep(run: object, connection: Connection): void;
  /** The kept connection, or a new one, which is then kept. */
  take(run: object, open: () => Promise<Connection>): Promise<Connection>;
  close(run: object): void;
}

/** A keeper; runs are told apart by identity. */
export function createEntryKeeper(): EntryKeeper {
  const kept = new WeakMap<object, { readonly connection: Connection; readonly timer: NodeJS.Timeout }>();
  const keep = (run: object, connection: Connection): void => {
    const old = kept.get(run);
    clearTimeout(old?.timer);
    if (old !== undefined && old.connection !== connection) old.connection.close();
    kept.set(run, { connection, timer: setTimeout(() => tidy(run, connection), idleMs).unref() });
    if (old?.connection !== connection) connection.client.once('close', () => forget(run, connection));
  };
  /** A conversation with home can last longer than the patience with an idle connection. */
  const tidy = (run: object, connection: Connection): void => (connection.isCarrying() ? keep(run, connection) : close(run));
  const forget = (run: object, connection: Connection): void => {
    if (kept.get(run)?.connection === connection) kept.delete(run);
  };
  const close = (run: object): void => {
    const found = kept.get(run);
    clearTimeout(found?.timer);
    kept.delete(run);
    found?.connection.close();
  };
  return {
    keep, close,
    async take(run, open) {
      const connection = kept.get(run)?.connection ?? await open();
      keep(run, connection);
      return connection;
    },
  };
}
