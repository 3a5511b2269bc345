// Which calls are answered only right after the person pressed something: those that read the clipboard, take a key to it, write a file, or
// answer a question of the plan with yes. A script in the page must not do them by itself.

const always: readonly string[] = ['lab:app.paste', 'lab:bundle.copyKey', 'lab:programs.saveSessionFile'];

/** Answers whether a call with that input needs a press. */
export function needsHand(channel: string, input: unknown): boolean {
  if (channel === 'lab:journey.plan') return typeof input === 'object' && input !== null && 'accept' in input;
  return always.includes(channel);
}
