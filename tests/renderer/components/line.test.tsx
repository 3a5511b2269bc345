// The line of the design, upright as the rail and lying as the path: solid as far as it is proved, broken where it broke.

import { describe, expect, it } from 'vitest';
import { Path } from '../../../renderer/components/path.tsx';
import { Rail, type RailRow } from '../../../renderer/components/rail.tsx';
import { draw } from '../draw.tsx';

const rows: readonly RailRow[] = [
  { id: 'a', name: 'Archive', mark: 'done', word: 'Done', isQuiet: true, phase: 'Keys' },
  { id: 'b', name: 'Authenticator', mark: 'needs', word: 'Needs you', isCurrent: true, phase: 'Keys' },
  { id: 'c', name: 'VPN profile', mark: 'todo', word: 'To do', isQuiet: true, phase: 'System' },
];

describe('the rail', () => {
  const markup = draw(<Rail title="New lab user" position="Step 2 of 3" rows={rows} />);
  const items = [...markup.matchAll(/<li class="([^"]*)"/g)].map((match) => match[1] ?? '');

  it('names each phase once, before its first step', () => {
    expect(markup.match(/>Keys</g)).toHaveLength(1);
    expect(markup.indexOf('>Keys<')).toBeLessThan(markup.indexOf('>Archive<'));
    expect(markup.indexOf('>System<')).toBeLessThan(markup.indexOf('>VPN profile<'));
  });

  it('marks the current step for screen readers and keeps the words of the others for them', () => {
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
    expect(markup).toContain('<span class="unseen">Done</span>');
  });

  it('has a solid line only from what is proved to what was reached', () => {
    const solid = items.map((classes) => classes.includes('solid'));
    expect(solid).toEqual([false, true, false]);
  });
});

describe('the path', () => {
  const markup = draw(<Path label="The line to your lab" nodes={[
    { id: 'a', name: 'This computer', mark: 'done' },
    { id: 'b', name: 'VPN', fact: 'no answer', mark: 'problem', before: 'broken' },
    { id: 'c', name: 'Your lab', mark: 'waits', before: 'dashed', onPress: () => undefined, isOpen: true, controls: 'more' },
  ]} />);

  it('is broken in front of the node that failed and says each state in words', () => {
    expect(markup).toMatch(/<li class="[^"]*broken/);
    expect(markup.match(/strokes/g)).toHaveLength(1);
    expect(markup).toContain('Problem. </span>no answer');
    expect(markup).toContain('Waits. </span>');
  });

  it('makes a button only of a node that opens something', () => {
    expect(markup.match(/<button/g)).toHaveLength(1);
    expect(markup).toContain('aria-expanded="true" aria-controls="more"');
  });
});
