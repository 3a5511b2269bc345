import { describe, expect, test } from 'vitest';
import { archiveNews, linkNews } from '../../../../renderer/screens/start/told.ts';
import { shownLink } from '../../../../renderer/screens/start/shown-link.ts';
import { sizeText } from '../../../../renderer/screens/start/size-text.ts';
import { wordsOf } from '../../draw.tsx';
import { lab, problemOf } from '../../fake-bridge.ts';

test.each([[0, '0 byte'], [999, '999 byte'], [48_213, '48 kB'], [5_340_000, '5.3 MB']])('%i bytes are %s', (sizeBytes, text) => {
  expect(sizeText(sizeBytes, 'en')).toBe(text);
});

describe('the link field', () => {
  test('shows the link of an e-mail and not the e-mail', () => {
    expect(shownLink('Dear Kari,\n<https://docs.hdc.ntnu.no/do-science/lab/?access=ZmFrZQ&filter=new_user>\nBye')).toBe('https://docs.hdc.ntnu.no/do-science/lab/?access=ZmFrZQ&filter=new_user');
  });

  test('shows the beginning of anything else, on one line', () => {
    expect(shownLink('  no\n link ')).toBe('no link');
    expect(shownLink('x'.repeat(1000))).toHaveLength(300);
  });
});

describe('screen readers', () => {
  const words = wordsOf('en');

  test('hear once what became of the archive', () => {
    expect(archiveNews({ at: 'missing' }, words)).toBeUndefined();
    expect(archiveNews({ at: 'there', archive: { name: 'kari.7z', sizeBytes: 1 } }, words)).toEqual({ text: 'kari.7z. Done.', isUrgent: false });
    expect(archiveNews({ at: 'several' }, words)).toMatchObject({ isUrgent: true });
    expect(archiveNews({ at: 'other-type', name: 'a.png' }, words)?.text).toContain('a.png');
    expect(archiveNews({ at: 'refused', problem: problemOf('bundle.empty') }, words)).toMatchObject({ text: words.t.problems['bundle.empty'].what, isUrgent: true });
  });

  test('hear what the link says, and what is wrong with it', () => {
    expect(linkNews({ at: 'read', lab }, words)).toEqual({ text: 'Lab demolab, user kari.nordmann, address 10.42.1.130', isUrgent: false });
    expect(linkNews({ at: 'refused', problem: problemOf('link.notFound') }, words)).toMatchObject({ text: words.t.problems['link.notFound'].what, isUrgent: true });
    expect(linkNews({ at: 'missing' }, words)).toBeUndefined();
  });
});
