// The status page, the page of a problem, and what is offered after an interruption.

import { describe, expect, it } from 'vitest';
import type { JourneyResult } from '../../../preload/contract/plans.ts';
import type { Language } from '../../../preload/contract/text/language.ts';
import { InterruptedScreen } from '../../../renderer/screens/interrupted.tsx';
import { StatusScreen } from '../../../renderer/screens/status.tsx';
import type { Visit } from '../../../renderer/state/visit.ts';
import { change, createFakeVisit, done, failed, lab, planOf, resultOf, waits } from '../fake-visit.ts';
import { draw } from '../draw.tsx';

function status(given: Partial<Visit> & { readonly result?: JourneyResult }, language: Language = 'en'): string {
  const { api, visit } = createFakeVisit();
  visit.setState({ plan: planOf(), journey: 'new_user', lab, screen: 'status', last: { verb: 'apply' }, ...given });
  return draw(<StatusScreen />, { api, visit, language });
}

const titleIn = (markup: string): string | undefined => /<h1[^>]*>(.*?)<\/h1>/.exec(markup)?.[1];
/** The words on each button; of one that has others while it is busy, the first. */
const buttonsIn = (markup: string): readonly string[] => [...markup.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map((match) => (match[1] ?? '').replace(/<[^>]+>/g, '|').split('|').find((part) => part !== '') ?? '');
const primaryIn = (markup: string): readonly string[] => [...markup.matchAll(/<button[^>]*class="[^"]*primary[^"]*"[^>]*>(.*?)<\/button>/g)].map((match) => (match[1] ?? '').replace(/<[^>]+>/g, ''));

describe('the status page', () => {
  const ready = resultOf([done('open-workbench', { address: '10.42.1.130', status: 302 }), done('connect-vpn', { address: '10.8.0.14' })]);

  it('opens Workbench when it answered, and shows how that is known', () => {
    const markup = status({ result: ready });
    expect(titleIn(markup)).toBe('demolab is ready');
    expect(buttonsIn(markup).slice(0, 3)).toEqual(['Open Workbench', 'Disconnect VPN', 'Check again']);
    expect(primaryIn(markup)).toHaveLength(1);
    expect(markup).toContain('How we know that Workbench works');
    expect(markup).toContain('<code>302</code>');
    expect(markup).toContain('10.8.0.14');
    expect(markup).toMatch(/Read at \d\d:\d\d\./);
  });

  it('does not offer to open what was not proved', () => {
    const markup = status({ result: resultOf([{ id: 'open-workbench', state: 'skipped', reason: 'no-key-given', changes: [] }]) });
    expect(titleIn(markup)).toBe('9 of 10 steps are in place');
    expect(buttonsIn(markup)).not.toContain('Open Workbench');
    expect(markup).toContain('The key for this step was not given.');
  });

  it('says that practice evidence is practice', () => {
    expect(status({ result: resultOf([done('open-workbench', { practice: true, address: '127.0.0.1' })], 'new_user', true) })).toContain('Practice: read in the practice lab');
    expect(status({ result: ready })).not.toContain('Practice:');
  });

  it('says that the person stopped it, and goes on', () => {
    const markup = status({ result: resultOf([failed('edit-hosts', 'cancelled'), waits('open-workbench')]) });
    expect(titleIn(markup)).toBe('You stopped the run');
    expect(primaryIn(markup)).toEqual(['Go on']);
  });

  it('has one primary button after an undo, and claims nothing that was not looked at since', () => {
    const markup = status({ result: resultOf([{ ...done('edit-hosts', {}, [change('hosts.putBlock')]), state: 'undone' }]), last: { verb: 'undo' } }, 'nb');
    expect(titleIn(markup)).toBe('Endringene er angret');
    expect(primaryIn(markup)).toEqual(['Avslutt']);
    expect(markup).toContain('ikke sett på');
  });

  it('shows hostile values as text', () => {
    const markup = status({ result: resultOf([done('open-workbench', { redirect: '<img src=x onerror=alert(1)>' })]) });
    expect(markup).not.toContain('<img');
    expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('the page of a problem', () => {
  const broken = resultOf([failed('connect-vpn', 'vpn.noAnswer', { server: 'vpn.example:1194/udp', seconds: '60' }), waits('change-passphrase'), waits('open-workbench')]);

  it('has the finding as its title, the broken line, why, next, and the way on', () => {
    const markup = status({ result: broken });
    expect(titleIn(markup)).toBe('The VPN server does not answer');
    expect(markup).toContain('It happened in: VPN connection. 7 of 10 steps are in place. 2 wait for this one.');
    expect(markup).toContain('broken here');
    expect(buttonsIn(markup)).toEqual(expect.arrayContaining(['Try again', 'Stop here', 'Show all steps']));
    expect(primaryIn(markup)).toEqual(['Try again']);
  });

  it('has a text to copy with the code and the facts', () => {
    const markup = status({ result: broken });
    expect(markup).toContain('Problem: vpn.noAnswer\nStep: VPN connection (connect-vpn)\nJourney: new_user\nLab: demolab, kari.nordmann, 10.42.1.130\nserver: vpn.example:1194/udp\nseconds: 60\nProgram: HUNT Cloud lab access 9.8.7, win32');
  });

  it('leads to the keys when a key is wrong, and does not offer the same again', () => {
    expect(primaryIn(status({ result: resultOf([failed('install-certificate', 'certificate.wrongKey')]) }))).toEqual(['Type the keys again']);
    expect(primaryIn(status({ result: resultOf([failed('install-certificate', 'certificate.expired', {}, 'never')]) }))).toEqual(['Order a new Workbench certificate']);
    expect(primaryIn(status({ result: resultOf([failed('open-workbench', 'workbench.otherServer', {}, 'never')]) }))).toEqual(['Stop here']);
  });

  it('explains a request that was refused as a whole', () => {
    const markup = status({ problem: { code: 'engine.busy', retry: 'now', facts: {} } }, 'nb');
    expect(titleIn(markup)).toBe('Programmet er alt i arbeid på denne maskinen');
    expect(markup).not.toContain('Det skjedde i');
  });
});

describe('after an interruption', () => {
  const steps = [
    done('install-vpn-profile', {}, [change('vpn.placeProfile', 'exact', { file: '/scratch/kari.ovpn' })]),
    { ...failed('edit-hosts', 'engine.openIntent'), state: 'unknown' as const, changes: [change('hosts.putBlock', 'exact', { name: 'demolab.example', address: '10.42.1.130', file: '/scratch/hosts' })] },
  ];

  it('shows what was going on and what was done before, and offers to continue or undo', () => {
    const { api, visit } = createFakeVisit();
    visit.setState({ screen: 'interrupted', standings: [{ practice: false, interrupted: true, journey: 'new_user', lab, steps }] });
    const markup = draw(<InterruptedScreen />, { api, visit });
    expect(titleIn(markup)).toBe('An earlier run stopped in the middle of a change');
    expect(buttonsIn(markup).slice(0, 2)).toEqual(['Continue', 'Undo everything']);
    expect(markup).toMatch(/What was going on.*demolab\.example.*What was done before.*kari\.ovpn/s);
  });
});

describe('a question during a second look', () => {
  it('has its page, also on the status screen', () => {
    const { api, visit, ask } = createFakeVisit();
    visit.setState({ plan: planOf(), journey: 'new_user', lab, screen: 'status', result: resultOf() });
    void visit.verify();
    ask({ kind: 'passphrase', id: 1, purpose: 'present' });
    expect(titleIn(draw(<StatusScreen />, { api, visit }))).toBe('Type your lab passphrase');
  });
});
