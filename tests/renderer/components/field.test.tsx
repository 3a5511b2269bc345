// Fields: names and descriptions, masking, reading back, and which digits a code takes.

import { describe, expect, it } from 'vitest';
import { digitsOf } from '../../../renderer/components/code-input.tsx';
import type { FieldProps } from '../../../renderer/components/field-props.ts';
import { Field } from '../../../renderer/components/field.tsx';
import { ReadBack } from '../../../renderer/components/read-back.tsx';
import { draw } from '../draw.tsx';

const nothing = (): void => undefined;

function drawField(props: Partial<FieldProps>, language: 'en' | 'nb' = 'en'): string {
  return draw(<Field label="VPN passphrase" value="" onChange={nothing} {...props} />, { language });
}

describe('a field', () => {
  it('has its label, and is described by note, verdict and hint, in that order', () => {
    const markup = drawField({ note: 'unlocks the certificate', hint: 'from the picture', verdict: { mark: 'todo', text: 'To do' } });
    const id = /<input id="([^"]+)"/.exec(markup)?.[1];
    expect(markup).toContain(`<label for="${id}">VPN passphrase</label>`);
    expect(markup).toContain(`aria-describedby="${id}n ${id}v ${id}h"`);
    for (const part of ['n', 'v', 'h']) expect(markup).toContain(`id="${id}${part}"`);
  });

  it('says with word, mark and state that a value is wrong', () => {
    const markup = drawField({ error: 'Ends with a space.', fix: { label: 'Remove it', onPress: nothing } });
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toMatch(/<svg class="[^"]*problem/);
    expect(markup).toContain('Ends with a space.');
    expect(markup).toMatch(/<button[^>]*>.*Remove it.*<\/button>/);
  });

  it('masks a secret, keeps it away from the browser\'s memory, and names its show button after itself', () => {
    const markup = drawField({ kind: 'secret', value: 'not-a-real-key', readBack: true });
    expect(markup).toContain('type="password"');
    expect(markup).toContain('autoComplete="off"');
    expect(markup).toContain('spellCheck="false"');
    expect(markup).toContain('aria-label="Show VPN passphrase"');
    expect(markup.match(/not-a-real-key/g)).toHaveLength(1); // in the masked input, and not read back
  });

  it('draws a code in two groups and asks for the number keys', () => {
    const markup = drawField({ kind: 'code', value: '4182' });
    expect(markup).toContain('value="418 2"');
    expect(markup).toContain('inputMode="numeric"');
  });
});

describe('the digits of a code', () => {
  it('are those of what was typed or pasted, and at most six', () => {
    expect(digitsOf('418 205')).toBe('418205');
    expect(digitsOf('code: 418-2057')).toBe('418205');
    expect(digitsOf('')).toBe('');
  });
});

describe('the read-back line', () => {
  it('underlines digits and names only the letters that are there and can be mistaken', () => {
    const markup = draw(<ReadBack value="O0l7x" />);
    expect([...markup.matchAll(/<span class="[^"]*digit[^"]*">(.)</g)].map((match) => match[1])).toEqual(['0', '7']);
    expect(markup).toContain('Not a digit: capital O, small l.');
    expect(draw(<ReadBack value="abc" />)).not.toContain('Not a digit');
  });

  it('shows a blank as something that can be seen, and tells it all in Norwegian too', () => {
    expect(draw(<ReadBack value="a " />)).toMatch(/<span class="[^"]*blank/);
    expect(draw(<ReadBack value="I1" />, { language: 'nb' })).toContain('Ikke et siffer: stor I.');
  });
});
