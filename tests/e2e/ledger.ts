// What a journey costs a person. The rule: each click on a named control, program opened or closed, file dropped, value typed (with the
// Enter after it), prompt of the system or of the phone answered is one. Reading costs nothing, neither does moving between fields.

/** In the window, and in the prompts and apps that the window sends a person to. The test carries these out, or their stand-ins. */
export interface Action {
  readonly where: 'window' | 'around';
  readonly what: string;
  readonly count: number;
}

export interface Ledger {
  /** One action in the window, at the moment when it is carried out. */
  note(what: string): void;
  /** What the test cannot carry out and a person has to, named one by one. */
  declare(actions: Readonly<Record<string, number>>): void;
  inWindow(): number;
  total(): number;
  /** The list as it is printed. */
  print(title: string): string;
}

/** An empty ledger. */
export function openLedger(): Ledger {
  const actions: Action[] = [];
  const sum = (wanted: readonly Action[]): number => wanted.reduce((total, { count }) => total + count, 0);
  const inWindow = (): number => sum(actions.filter(({ where }) => where === 'window'));
  const total = (): number => sum(actions);
  return {
    note: (what) => { actions.push({ where: 'window', what, count: 1 }); },
    declare: (declared) => { for (const [what, count] of Object.entries(declared)) actions.push({ where: 'around', what, count }); },
    inWindow, total,
    print: (title) => [
      `${title}: ${String(total())} actions, ${String(inWindow())} of them in the window`,
      ...actions.map(({ where, what, count }) => `  ${String(count).padStart(2)}  ${where.padEnd(6)}  ${what}`),
    ].join('\n'),
  };
}
