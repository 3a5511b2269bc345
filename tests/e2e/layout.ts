// Whether everything on the page can be read and reached as it is drawn now: no cut text, nothing beside the window, no control under
// something else. The functions with `inPage` run in the page and know nothing outside themselves.

import type { Page } from '@playwright/test';

/** Text that is cut off or stands outside of what it belongs to, one line each. */
export function findCutText(page: Page): Promise<readonly string[]> {
  return page.evaluate(cutTextInPage);
}

/** Controls that cannot be scrolled to or are covered, one line each. */
export function findUnreachable(page: Page): Promise<readonly string[]> {
  return page.evaluate(unreachableInPage);
}

/**
 * Makes every text of the page 40 % longer and puts it in brackets, as a language with long words would, while the work goes on;
 * what a person typed, code and paths stay as they are.
 */
export async function withLongerTexts<T>(page: Page, work: () => Promise<T>): Promise<T> {
  await page.evaluate(lengthenInPage);
  const result = await work();
  await page.evaluate(shortenInPage);
  return result;
}

function cutTextInPage(): readonly string[] {
  const slackPx = 1.5;
  const found = new Set<string>();
  const nameOf = (element: Element): string => `<${element.tagName.toLowerCase()} ${element.getAttribute('role') ?? ''}${element.id}> "${element.textContent.trim().slice(0, 60)}"`;
  /** Meant for screen readers only. */
  const isUnseen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 || height <= 1 || getComputedStyle(element).clipPath === 'inset(50%)';
  };
  const chainOf = (element: Element): Element[] => (element.parentElement === null ? [element] : [element, ...chainOf(element.parentElement)]);
  const look = (text: Text): void => {
    const holder = text.parentElement;
    if (holder === null || text.data.trim() === '' || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
    const chain = chainOf(holder);
    if (chain.some(isUnseen) || holder.closest('svg, script, style, select') !== null) return;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    for (const element of chain) {
      const style = getComputedStyle(element);
      const around = element.getBoundingClientRect();
      const [x, y] = [style.overflowX, style.overflowY];
      const cutsX = x === 'hidden' || x === 'clip', cutsY = y === 'hidden' || y === 'clip';
      const holds = element.matches('button, a, summary, label, dialog');
      if ((cutsX || holds) && (box.right > around.right + slackPx || box.left < around.left - slackPx)) found.add(`beside ${nameOf(element)}: "${text.data.trim().slice(0, 60)}"`);
      if ((cutsY || element.matches('button')) && (box.bottom > around.bottom + slackPx || box.top < around.top - slackPx)) found.add(`above or below ${nameOf(element)}: "${text.data.trim().slice(0, 60)}"`);
      // What lies in a box that scrolls can be read by scrolling it.
      if (x === 'auto' || x === 'scroll' || y === 'auto' || y === 'scroll') return;
    }
    if (box.left < -slackPx || box.right > document.documentElement.clientWidth + slackPx) found.add(`beside the window: "${text.data.trim().slice(0, 60)}"`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) look(walker.currentNode as Text);
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth + 1) found.add(`the page is ${String(scrollWidth)} wide in a window of ${String(clientWidth)}`);
  return [...found];
}

function unreachableInPage(): readonly string[] {
  const isMeant = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !element.matches('[tabindex="-1"], [type=hidden], [disabled]') && element.closest('[inert], [aria-hidden=true]') === null && element.getBoundingClientRect().width > 1;
  const controls = [...document.querySelectorAll('button, a[href], input, select, textarea, summary')].filter(isMeant);
  const modal = document.querySelector('dialog[open]');
  const places = [...document.querySelectorAll('*')].filter(({ scrollTop }) => scrollTop > 0).map((element) => [element, element.scrollTop] as const);
  const bad = controls.filter((element) => modal === null || modal.contains(element)).filter((element) => {
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < -1 || right > document.documentElement.clientWidth + 1) return true;
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return hit === null || !(element.contains(hit) || hit.contains(element) || hit.closest('label') !== null);
  });
  for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0;
  for (const [element, top] of places) element.scrollTop = top;
  return bad.map((element) => `<${element.tagName.toLowerCase()}> "${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60)}"`);
}

function lengthenInPage(): void {
  const before = new Map<Text, string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const text = walker.currentNode as Text;
    if (text.data.trim().length < 2 || text.parentElement?.closest('svg, script, style, code, pre, kbd, .mono, select') !== null) continue;
    before.set(text, text.data);
    text.data = `[${text.data}${' øÆgpå'.repeat(Math.ceil(text.data.length * 0.4 / 6)).slice(0, Math.ceil(text.data.length * 0.4))}]`;
  }
  (window as unknown as { before: typeof before }).before = before;
}

/** Only what still is as it was made: the page may have gone on meanwhile. */
function shortenInPage(): void {
  for (const [text, data] of (window as unknown as { before: Map<Text, string> }).before) if (text.data.startsWith(`[${data}`)) text.data = data;
}
