// Malformed messages for every call of the window, many and always the same ones: good inputs with one thing wrong, and things that are no
// inputs at all.

/** An input for each call that fits its schema; none of them is ever sent as it is. */
export const goodInputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'app.about': {}, 'app.copy': { text: 'x', isSecret: false }, 'app.paste': {}, 'app.setLanguage': { language: 'en' },
  'bundle.choose': {}, 'bundle.take': { path: '/nowhere' }, 'bundle.readLink': { text: 'x' }, 'bundle.checkKey': { name: 'otp', value: 'x' },
  'journey.standings': {}, 'journey.current': {}, 'journey.plan': { journey: 'new_user', keys: {} }, 'journey.apply': { digest: 'x' }, 'journey.verify': {},
  'journey.undo': { steps: [] }, 'journey.openWorkbench': {}, 'journey.leave': {}, 'questions.answer': { id: 1, value: 'x' },
  'journey.connect': {}, 'journey.removal': {}, 'journey.remove': {}, 'bundle.copyKey': { name: 'vpnPassphrase' }, 'programs.read': {}, 'programs.saveSessionFile': { index: 0 },
  'prepare.look': {}, 'prepare.act': { id: 'browser', how: 'open' }, 'prepare.confirm': { id: 'phone-signal', isSo: true },
  'orders.list': {}, 'orders.compose': { orders: [{ id: 'x', values: {} }] }, 'orders.hand': { id: 'x', values: {}, as: 'mailto' }, 'orders.ownAddress': {}, 'orders.forget': { number: 0 },
  'kista.open': {}, 'kista.key': { name: 'x', kind: 'ed25519' }, 'kista.hand': { what: 'show' }, 'kista.information': { text: 'x' }, 'kista.check': {}, 'kista.choose': { what: 'none' },
  'kista.take': { paths: ['/nowhere'] }, 'kista.run': { verb: 'forget' },
  'practice.open': { journey: 'new_user', scene: 'happy' }, 'practice.takeArchive': {}, 'practice.phone': {},
};

const wrongKinds: readonly unknown[] = [
  null, true, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '', '\0', '../../etc/passwd', '__proto__', [], [[]], ['x', 1], { toString: 'x' }, { $ref: '#' },
];
// No own `__proto__`: the bridge between page and preload drops it, so that nothing malformed is left (the unit test sends it to the handler itself).
const extraKeys: readonly string[] = ['path', 'stateDir', 'practice', 'constructor', 'prototype', 'factsFile', 'elevate', 'machine', '', ' ', 'toJSON'];

/** A small generator of numbers, the same ones each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` messages: the name of the call and its input as JSON text, so that an own `__proto__` survives; undefined stands for no input. */
export function malformedMessages(count: number, seed = 1): readonly (readonly [name: string, json: string | undefined])[] {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const names = Object.keys(goodInputs);
  return Array.from({ length: count }, (_item, index) => {
    const name = names[index % names.length] ?? '';
    return [name, spoil(goodInputs[name] ?? {}, pick, random)] as const;
  });
}

function spoil(good: Readonly<Record<string, unknown>>, pick: <T>(list: readonly T[]) => T, random: () => number): string | undefined {
  const keys = Object.keys(good).filter((key) => key !== 'journey' && key !== 'value'); // those may be left out
  if (random() < 0.004) return withExtraKey(good, 'more', 'x'.repeat(70_000));
  const way = Math.floor(random() * (keys.length > 0 ? 4 : 2));
  if (way === 0) return pick([undefined, ...wrongKinds.filter((kind) => !isObject(kind)).map((kind) => JSON.stringify(kind))]);
  if (way === 1) return withExtraKey(good, pick(extraKeys.filter((key) => !Object.hasOwn(good, key))), pick(wrongKinds));
  const key = pick(keys);
  if (way === 2) return JSON.stringify(Object.fromEntries(Object.entries(good).filter(([name]) => name !== key)));
  return JSON.stringify({ ...good, [key]: pick(wrongKinds.filter((kind) => !fits(good[key], kind))) });
}

function isObject(kind: unknown): boolean {
  return typeof kind === 'object' && kind !== null && !Array.isArray(kind);
}

/** A text may be any text, a list any empty one, a number any; what JSON cannot say becomes null. */
function fits(good: unknown, kind: unknown): boolean {
  if (typeof good === 'string') return typeof kind === 'string';
  if (typeof good === 'number') return typeof kind === 'number';
  if (typeof good === 'boolean') return typeof kind === 'boolean';
  return Array.isArray(good) ? Array.isArray(kind) && kind.length === 0 : false;
}

function withExtraKey(good: Readonly<Record<string, unknown>>, key: string, value: unknown): string {
  const rest = JSON.stringify(good).slice(1, -1);
  return `{${rest === '' ? '' : `${rest},`}${JSON.stringify(key)}:${JSON.stringify(value)}}`;
}
