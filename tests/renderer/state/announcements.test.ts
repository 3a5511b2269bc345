// What screen readers are told: one text for each change of a step's state, compared with a list.

import { describe, expect, it } from 'vitest';
import { announcementsOf, type Announcement } from '../../../renderer/state/announcements.ts';
import type { Language } from '../../../preload/contract/text/language.ts';
import { wordsOf } from '../draw.tsx';
import { createFakeVisit, done, failed, planOf, resultOf, waits, type FakeVisit } from '../fake-visit.ts';

function listen(language: Language = 'en'): FakeVisit & { readonly heard: string[] } {
  const fake = createFakeVisit();
  const heard: string[] = [];
  const mark = ({ text, isUrgent }: Announcement): string => (isUrgent ? `! ${text}` : text);
  fake.visit.subscribe((after, before) => heard.push(...announcementsOf(before, after, wordsOf(language)).map(mark)));
  fake.visit.setState({ plan: planOf('vpn_reset'), journey: 'vpn_reset' });
  return { ...fake, heard };
}

describe('what screen readers are told', () => {
  it('is one text for each change of state in a run with a question', async () => {
    const { visit, tell, ask, close, end, heard } = listen();
    void visit.apply();
    tell({ at: 'began', step: 'unpack-bundle' });
    tell({ at: 'progress', step: 'unpack-bundle', phase: 'unpacking', fraction: 0.5 });
    tell({ at: 'ended', result: done('unpack-bundle') });
    tell({ at: 'began', step: 'install-vpn-profile' });
    tell({ at: 'ended', result: { ...done('install-vpn-profile'), state: 'already' } });
    tell({ at: 'began', step: 'connect-vpn' });
    ask({ kind: 'code', id: 1 });
    close(1);
    ask({ kind: 'code', id: 2, problem: { code: 'otp.wrongCode', retry: 'now', facts: {} } });
    close(2);
    tell({ at: 'ended', result: failed('connect-vpn', 'vpn.noAnswer') });
    await end({ ok: true, value: resultOf([failed('connect-vpn', 'vpn.noAnswer')], 'vpn_reset') });
    expect(heard).toEqual([
      'Archive. Running.', 'Archive. Done.', 'VPN profile. Running.', 'VPN profile. Already fine.', 'VPN connection. Running.',
      '! VPN connection. Needs you.', 'VPN connection. Running.', '! This code does not belong to the key.', '! VPN connection. Needs you.', 'VPN connection. Running.',
      '! VPN connection. Problem.',
    ]);
  });

  it('says at once that another window asks the person, and that it no longer does', () => {
    const { visit, tell, heard } = listen();
    void visit.apply();
    tell({ at: 'began', step: 'connect-vpn' });
    tell({ at: 'progress', step: 'connect-vpn', phase: 'connect-vpn type-in-tunnelblick' });
    tell({ at: 'progress', step: 'connect-vpn', phase: 'connect-vpn authentication' });
    expect(heard).toEqual(['VPN connection. Running.', '! VPN connection. Needs you.', 'VPN connection. Running.']);
  });

  it('names every other end of a step too', () => {
    const { visit, tell, heard } = listen('nb');
    void visit.apply();
    tell({ at: 'ended', result: { id: 'unpack-bundle', state: 'skipped', reason: 'no-bundle', changes: [] } });
    tell({ at: 'ended', result: { ...done('install-vpn-profile'), state: 'unknown' } });
    tell({ at: 'ended', result: failed('connect-vpn', 'cancelled') });
    expect(heard).toEqual(['Arkiv. Hoppet over.', 'VPN-profil. Kan ikke avgjøres.', 'VPN-forbindelse. Stoppet.']);
  });

  it('says that it stops, and nothing of what only waits', () => {
    const { visit, tell, heard } = listen();
    void visit.apply();
    void visit.cancel();
    tell({ at: 'ended', result: waits('connect-vpn') });
    expect(heard).toEqual(['Stopping…']);
  });

  it('is nothing when the engine only gives the reason for asking the first time', () => {
    const { visit, tell, ask, heard } = listen();
    void visit.apply();
    tell({ at: 'began', step: 'connect-vpn' });
    ask({ kind: 'code', id: 1, problem: { code: 'vpn.codeMissing', retry: 'now', facts: {} } });
    expect(heard).toEqual(['VPN connection. Running.', '! VPN connection. Needs you.']);
  });
});
