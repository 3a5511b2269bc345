// The templates of the catalogue: `{key}` stands for a value. Everything is put in at once, so that a value which looks like a placeholder
// stays what was typed. Pure.

import type { MailPart } from '../../preload/contract/orders.ts';

const placeholder = /\{([a-z][a-z0-9_]{1,40})\}/g;

/** The keys that a template names, each once. */
export function placeholdersIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(placeholder)].map(([, key = '']) => key))];
}

/** The template's own words and the values, in their order. A value that is not there leaves its placeholder. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): readonly MailPart[] {
  const pieces = template.split(placeholder);
  return pieces.flatMap((piece, index): MailPart[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ text: piece }];
    const value = values.get(piece);
    return [value === undefined ? { text: `{${piece}}`, field: piece, isMissing: true } : { text: value, field: piece }];
  });
}

/** The text that parts make together. */
export function joinParts(parts: readonly MailPart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** The service's own notation: before sending, a line of the template that is exactly three dashes becomes one of three backticks. */
export function toFences(lines: readonly string[]): string {
  return lines.map((line) => (line === '---' ? '```' : line)).join('\n');
}
