// The bridge with what it tells held back: an answer, a refusal or a signal reaches the window only when the window can say all of it.
// What the window asks goes out at once, inside the press that asked for it.

import type { LabApi } from '../../preload/contract/bridge/index.ts';

/** Settles when what the main process tells may be heard. */
type Gate = () => Promise<void>;
type Told = (payload: unknown) => void;
type Member = (input: unknown) => unknown;

/** The same functions; each waits for the gate before it tells anything. The order in which things are told stays. */
export function heldBack(api: LabApi, gate: Gate): LabApi {
  const held = Object.entries(api).map(([name, member]: [string, unknown]) => [name, typeof member === 'function' ? heldMember(member as Member, gate) : heldArea(member as object, gate)]);
  return Object.fromEntries(held) as LabApi;
}

function heldArea(area: object, gate: Gate): object {
  return Object.fromEntries(Object.entries(area).map(([name, member]) => [name, heldMember(member as Member, gate)]));
}

/** A call is given a value and answers later; a signal is given a listener and answers with how to stop listening. */
function heldMember(member: Member, gate: Gate): Member {
  return (input) => (typeof input === 'function' ? listen(member, input as Told, gate) : answer(member(input), gate));
}

async function answer(pending: unknown, gate: Gate): Promise<unknown> {
  try {
    return await pending;
  } finally {
    await gate();
  }
}

function listen(member: Member, listener: Told, gate: Gate): () => void {
  let isListening = true;
  const stop = member((payload: unknown) => { void gate().then(() => { if (isListening) listener(payload); }); }) as () => void;
  return () => { isListening = false; stop(); };
}
