// What the larger blocks say: problems, changes, evidence, rules, seconds, prompts. Values from outside stay text.

import { describe, expect, it } from 'vitest';
import { readRules } from '../../../preload/contract/passphrase-rules.ts';
import { Diff } from '../../../renderer/components/diff.tsx';
import { Evidence, evidencePairs } from '../../../renderer/components/evidence.tsx';
import { LiveRegion } from '../../../renderer/components/live-region.tsx';
import { PlanList } from '../../../renderer/components/plan-list.tsx';
import { ProblemPanel } from '../../../renderer/components/problem-panel.tsx';
import { PromptSketch } from '../../../renderer/components/prompt-sketch.tsx';
import { Ring } from '../../../renderer/components/ring.tsx';
import { RuleMeter } from '../../../renderer/components/rule-meter.tsx';
import { draw, wordsOf } from '../draw.tsx';

const nothing = (): void => undefined;
const blocked = { code: 'vpn.noAnswer', retry: 'now', facts: { server: 'vpn.example' } } as const;

describe('the problem panel', () => {
  it('says what happened only when the title does not', () => {
    const { what } = wordsOf('en').t.problems['internal'];
    const internal = { code: 'internal', retry: 'never', facts: {} } as const;
    expect(draw(<ProblemPanel problem={internal} />)).toContain(what);
    expect(draw(<ProblemPanel problem={internal} isTitled />)).not.toContain(what);
  });

  it('offers to try again, but not what will never work', () => {
    expect(draw(<ProblemPanel problem={blocked} onRetry={nothing} />)).toContain('Try again');
    expect(draw(<ProblemPanel problem={{ ...blocked, retry: 'never' }} onRetry={nothing} />)).not.toContain('Try again');
  });

  it('shows the command to run by hand as text, whatever is in it', () => {
    const markup = draw(<ProblemPanel problem={{ code: 'elevation.notAvailable', retry: 'after-fix', facts: { command: 'echo <b>\u202Ehosts' } }} />);
    expect(markup).toContain('<code>echo &lt;b&gt;\uFFFDhosts</code>');
  });
});

describe('a diff', () => {
  it('numbers a line that is taken out as in the old file and the others as in the new', () => {
    const markup = draw(<Diff label="hosts" start={21} lines={[' a', '-b', '+c', '+d', ' e']} />);
    expect([...markup.matchAll(/number[^>]*>(\d+)</g)].map((match) => match[1])).toEqual(['21', '22', '22', '23', '24']);
  });

  it('has no numbers when nobody knows them, and tells signs in words', () => {
    const markup = draw(<Diff label="hosts" lines={['+<script>', '-b']} />);
    expect(markup).not.toContain('number');
    expect(markup).toContain('added: </span>&lt;script&gt;');
    expect(markup).toContain('taken out: </span>b');
  });
});

describe('the plan list', () => {
  it('keeps the lines away until they are asked for, and names what each button shows', () => {
    const group = { id: 'g', title: 'Only for you', rows: [{ id: 'r', icon: 'lines', sentence: 'A line is added.', place: '/etc/hosts', diff: ['+x.example'] }] } as const;
    const markup = draw(<PlanList groups={[group]} />);
    expect(markup).toContain('aria-expanded="false"');
    expect(markup).toContain('aria-label="Show: /etc/hosts"');
    expect(markup).not.toContain('x.example');
    expect(draw(<PlanList groups={[{ ...group, rows: [{ ...group.rows[0], isOpen: true }] }]} />)).toContain('x.example');
  });
});

describe('evidence', () => {
  it('shows readings in the words of the language and lists as lists', () => {
    const pairs = evidencePairs({ encrypted: true, files: ['a.ovpn', 'b.p12'], count: 2 }, wordsOf('nb').w);
    const markup = draw(<Evidence pairs={pairs} at="14.32" />);
    expect(markup).toContain('<dt>encrypted</dt><dd><code>ja</code></dd>');
    expect(markup).toContain('<code>a.ovpn, b.p12</code>');
  });
});

describe('the rule meter', () => {
  const readings = readRules('short', { old: 'temporary', user: 'kari', lab: 'demolab' });

  it('leaves an unmet rule to do until the person tried to go on', () => {
    expect(draw(<RuleMeter characters={5} readings={readings} />)).not.toContain('Problem');
    expect(draw(<RuleMeter characters={5} readings={readings} isSubmitted />)).toContain('Problem: </span>5 characters');
  });

  it('calls nothing done before anything is typed', () => {
    expect(draw(<RuleMeter characters={0} readings={readRules('', { old: '', user: '', lab: '' })} />)).not.toContain('Done');
  });
});

describe('the ring', () => {
  it('says its seconds in words and looks different when they are too few', () => {
    expect(draw(<Ring seconds={12} />)).toContain('aria-label="12 seconds left of this code"');
    expect(draw(<Ring seconds={12} />)).not.toMatch(/class="[^"]*few/);
    expect(draw(<Ring seconds={11} />)).toMatch(/class="[^"]*few/);
  });
});

describe('the sketch of a prompt', () => {
  it('never has anything to type into, on any system', () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const) expect(draw(<PromptSketch />, { platform })).not.toMatch(/<input|<button/);
  });

  it('has the words of the system, in its order', () => {
    expect(draw(<PromptSketch />, { platform: 'win32', language: 'nb' })).toMatch(/Ja<.*Nei</);
    expect(draw(<PromptSketch />, { platform: 'linux' })).toMatch(/Cancel<.*Authenticate</);
  });
});

describe('the live region', () => {
  it('is there before anything is said, and keeps polite and urgent apart', () => {
    expect(draw(<LiveRegion said={[]} />)).toMatch(/role="status".*role="alert"/);
    const markup = draw(<LiveRegion said={[{ id: 1, text: 'one', isUrgent: false }, { id: 2, text: 'two', isUrgent: true }]} />);
    expect(markup).toMatch(/role="status"[^>]*><p>one<\/p><\/div><div role="alert"[^>]*><p>two/);
  });
});
