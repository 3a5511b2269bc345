// The running screen and the pages of its questions, drawn from what the visit knows.

import { describe, expect, it } from 'vitest';
import type { Language } from '../../../preload/contract/text/language.ts';
import { RunningScreen } from '../../../renderer/screens/running.tsx';
import type { Question } from '../../../renderer/state/visit.ts';
import { change, createFakeVisit, done, planOf, type FakeVisit } from '../fake-visit.ts';
import { draw } from '../draw.tsx';

function running(): FakeVisit {
  const fake = createFakeVisit();
  fake.visit.setState({ plan: planOf(), journey: 'new_user', lab: { lab: 'demolab', user: 'kari.nordmann', address: '10.42.1.130' } });
  void fake.visit.apply();
  return fake;
}

function drawn({ api, visit }: FakeVisit, language: Language = 'en'): string {
  return draw(<RunningScreen />, { api, visit, language });
}

function asking(question: Question, language: Language = 'en'): string {
  const fake = running();
  fake.tell({ at: 'began', step: question.kind === 'authenticator' ? 'enrol-authenticator' : question.kind === 'code' ? 'connect-vpn' : 'change-passphrase' });
  fake.ask(question);
  return drawn(fake, language);
}

const titleIn = (markup: string): string | undefined => /<h1[^>]*>(.*?)<\/h1>/.exec(markup)?.[1];

describe('while the engine works', () => {
  it('says what it does, how far it is, and what is finished with what it changed', () => {
    const fake = running();
    expect(titleIn(drawn(fake))).toBe('Getting ready');
    fake.tell({ at: 'began', step: 'unpack-bundle' });
    fake.tell({ at: 'ended', result: done('unpack-bundle', { files: ['kari.ovpn'] }) });
    fake.tell({ at: 'ended', result: done('install-vpn-profile', {}, [change('vpn.placeProfile', 'exact', { file: '/scratch/kari.ovpn' })]) });
    fake.tell({ at: 'began', step: 'connect-vpn' });
    fake.tell({ at: 'progress', step: 'connect-vpn', phase: 'connect-vpn handshake' });
    const markup = drawn(fake);
    expect(titleIn(markup)).toBe('Connecting to the VPN');
    expect(markup).toContain('Connecting to the VPN: agreeing on keys');
    expect(markup).toContain('value="3" max="10"');
    expect(markup).toContain('The VPN profile is written to /scratch/kari.ovpn, readable only for you.');
    expect(markup).toContain('kari.ovpn');
  });

  it('says at once that it stops', () => {
    const fake = running();
    void fake.visit.cancel();
    const markup = drawn(fake);
    expect(markup).toContain('We stop at the next safe point');
    expect(fake.calls).toContain('cancel journey.apply');
    expect(markup).toMatch(/aria-busy="true"[^>]*>.*Stopping…/);
  });

  it('shows the machines while the passphrase is changed', () => {
    const fake = running();
    fake.tell({ at: 'began', step: 'change-passphrase' });
    fake.tell({ at: 'progress', step: 'change-passphrase', phase: 'change-passphrase home' });
    const markup = drawn(fake);
    expect(markup).toMatch(/entry<\/b>.*?Done\./);
    expect(markup).toMatch(/home<\/b>.*?Running\./);
  });

  it('says of an undo that it takes back', () => {
    const fake = createFakeVisit();
    fake.visit.setState({ journey: 'new_user' });
    void fake.visit.undo([]);
    expect(titleIn(drawn(fake, 'nb'))).toBe('Tar endringene tilbake');
  });
});

describe('the authenticator question', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  it('has the QR code as an image only, the three things to do and the field', () => {
    const markup = asking({ kind: 'authenticator', id: 1, svg, groups: 'FAKE AKEY' });
    expect(titleIn(markup)).toBe('Scan this with your phone');
    expect(markup).toContain(`src="data:image/svg+xml,${encodeURIComponent(svg)}"`);
    expect(markup).not.toContain('<script');
    expect(markup).toContain('<b>Google Authenticator</b> or <b>Microsoft Authenticator</b>');
    expect(markup).toContain('Type the code that it shows for HUNT CLOUD VPN.');
    expect(markup).toContain('Skip for now');
  });

  it('does not show the key until it is asked for', () => {
    expect(asking({ kind: 'authenticator', id: 1, svg: '', groups: 'FAKE AKEY' })).not.toContain('FAKE AKEY');
  });

  it('says a wrong code and a wrong clock in the words of the problem, with the seconds', () => {
    const wrong = asking({ kind: 'authenticator', id: 1, svg, groups: '', problem: { code: 'otp.wrongCode', retry: 'now', facts: {} } });
    expect(wrong).toContain('This code does not belong to the key.');
    const behind = asking({ kind: 'authenticator', id: 1, svg, groups: '', problem: { code: 'otp.phoneBehind', retry: 'now', facts: { seconds: '600' } } }, 'nb');
    expect(behind).toContain('600 sekunder');
  });
});

describe('the VPN\'s question for a code', () => {
  it('asks for the code with no reproach the first time', () => {
    const markup = asking({ kind: 'code', id: 1, problem: { code: 'vpn.codeMissing', retry: 'now', facts: {} } });
    expect(titleIn(markup)).toBe('The VPN asks for a code');
    expect(markup).not.toContain('aria-invalid');
  });

  it('says why it asks again', () => {
    expect(asking({ kind: 'code', id: 2, problem: { code: 'vpn.codeRunOut', retry: 'now', facts: {} } })).toContain('That code has run out, or is about to. It was not sent.');
  });
});

describe('the passphrase question', () => {
  it('has two fields, the rules and the two machines', () => {
    const markup = asking({ kind: 'passphrase', id: 1, purpose: 'choose' });
    expect(titleIn(markup)).toBe('Choose your lab passphrase');
    expect(markup.match(/type="password"/g)).toHaveLength(2);
    expect(markup).toContain('That is checked when you continue.');
    expect(markup).toContain('10.42.1.130');
    expect(markup).toContain('Change on both machines');
  });

  it('has one field and no rules when the passphrase is only used', () => {
    const markup = asking({ kind: 'passphrase', id: 1, purpose: 'present' });
    expect(titleIn(markup)).toBe('Type your lab passphrase');
    expect(markup.match(/type="password"/g)).toHaveLength(1);
    expect(markup).not.toContain('12 or more');
  });

  it('names the rule that only the main process can read', () => {
    const markup = asking({ kind: 'passphrase', id: 2, problem: { code: 'ssh.passphraseTooWeak', retry: 'now', facts: { rule: 'different' } } });
    expect(markup).toContain('Nothing was sent. At least 3 characters differ from the temporary key.');
  });
});
