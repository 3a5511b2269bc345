// Which calls are answered only right after the person pressed something: those that read the clipboard, take a key to it, write a file, or
// answer a question of the plan with yes. A script in the page must not do them by itself.

const always: readonly string[] = ['lab:app.paste', 'lab:bundle.copyKey', 'lab:programs.saveSessionFile', 'lab:orders.hand', 'lab:orders.ownAddress', 'lab:kista.hand', 'lab:kista.choose'];

/** Answers whether a call with that input needs a press. */
export function needsHand(channel: string, input: unknown): boolean {
  if (channel === 'lab:journey.plan') return typeof input === 'object' && input !== null && 'accept' in input;
  // Writes into a folder of the person's, after they have named it.
  if (channel === 'lab:kista.run') return typeof input === 'object' && input !== null && 'verb' in input && input.verb === 'download';
  return always.includes(channel);
}
