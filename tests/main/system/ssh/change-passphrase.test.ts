// The forced change against real SSH servers, both ways of asking, on entry and through it on home.

import { expect, it } from 'vitest';
import { changePassphrase } from '../../../../main/system/ssh/change-passphrase.ts';
import { logInWithPassphrase } from '../../../../main/system/ssh/log-in.ts';
import { fresh, openSshLab, temporary } from './ssh-lab.ts';

it.each(['terminal', 'questions'] as const)('changes the passphrase on entry and home (%s)', async (forcedChange) => {
  const lab = await openSshLab({ forcedChange });
  const wire = lab.wire();
  const sent: string[] = [];
  const change = (host: typeof lab.entry) => ({ host, temporary: lab.secret(temporary), fresh: lab.secret(fresh), beforeAccepted: () => sent.push(host.name) });
  await changePassphrase(change(lab.entry), wire);
  const entry = await logInWithPassphrase(lab.entry, lab.secret(fresh), wire);
  await changePassphrase(change(lab.home), wire, entry);
  const home = await logInWithPassphrase(lab.home, lab.secret(fresh), wire, entry);
  home.close();
  entry.close();
  expect(sent).toEqual(['entry', 'home']);
  expect(lab.servers.failedLogins()).toEqual({ entry: 0, home: 0 });
  expect(await wire.guard.failed(lab.entry.countedAs)).toBe(0);
});
