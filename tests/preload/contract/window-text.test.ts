// The window's words in both languages: what the compiler cannot compare.

import { describe, expect, it } from 'vitest';
import { ordersEn } from '../../../preload/contract/text/orders/en.ts';
import { ordersNb } from '../../../preload/contract/text/orders/nb.ts';
import { preparingEn } from '../../../preload/contract/text/preparing/en.ts';
import { preparingNb } from '../../../preload/contract/text/preparing/nb.ts';
import { programsEn } from '../../../preload/contract/text/programs/en.ts';
import { programsNb } from '../../../preload/contract/text/programs/nb.ts';
import { removalEn } from '../../../preload/contract/text/removal/en.ts';
import { removalNb } from '../../../preload/contract/text/removal/nb.ts';
import { windowEn } from '../../../preload/contract/text/window/en.ts';
import { windowNb } from '../../../preload/contract/text/window/nb.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Every text with its path. */
function textsOf(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as const] : textsOf(value, `${path}${key}.`)));
}

const en = textsOf({ window: windowEn, preparing: preparingEn, programs: programsEn, removal: removalEn, orders: ordersEn });
const nb = new Map(textsOf({ window: windowNb, preparing: preparingNb, programs: programsNb, removal: removalNb, orders: ordersNb }));
const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{[a-zA-Z]+\}/g)].map(([name]) => name).sort();

describe('the words of the window', () => {
  it('are many', () => {
    expect(en.length).toBeGreaterThan(100);
  });

  it('name the same values in both languages', () => {
    const differing = en.filter(([path, text]) => JSON.stringify(placeholders(text)) !== JSON.stringify(placeholders(nb.get(path) ?? '')));
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it('neither shout nor beg, and leave no blanks at their ends', () => {
    const all = [...en, ...nb];
    expect(all.filter(([, text]) => /!|\bplease\b|\boops\b|vennligst/i.test(text) || text.trim() !== text || text === '').map(([path]) => path)).toEqual([]);
  });
});
