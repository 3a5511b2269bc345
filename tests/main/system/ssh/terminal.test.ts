// That a conversation in a terminal leaves nothing running behind it: a timer would keep the program from ending.

import { EventEmitter } from 'node:events';
import type { ClientChannel } from 'ssh2';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Secret } from '../../../../main/core/secret.ts';
import { createConversation } from '../../../../main/system/ssh/conversation.ts';
import { talkInTerminal, usualPace } from '../../../../main/system/ssh/terminal.ts';
import { entryOf } from '../../../../main/system/ssh/lab-hosts.ts';
import { fresh, lab, temporary } from './ssh-lab.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('waits for nothing once the passphrase is changed, whatever the machine still says', async () => {
  const channel = Object.assign(new EventEmitter(), { stderr: new EventEmitter(), write: vi.fn(), close: vi.fn() });
  const say = (text: string): void => { channel.emit('data', Buffer.from(text)); };
  const conversation = createConversation({ host: entryOf(lab, 22), login: new Secret(temporary), fresh: new Secret(fresh) });
  const talking = talkInTerminal(channel as unknown as ClientChannel, conversation, usualPace, new AbortController().signal);
  for (const question of ['Current password: ', '\r\nNew password: ', '\r\nRetype new password: ']) {
    say(question);
    vi.advanceTimersByTime(usualPace.quietMs);
  }
  expect([channel.write.mock.calls.length, vi.getTimerCount()]).toEqual([3, 1]);
  say('\r\npasswd: password updated successfully\r\n');
  expect(await talking).toBe('changed');
  say('Connection to the machine closed.\r\n');
  channel.emit('close');
  expect(vi.getTimerCount()).toBe(0);
});
