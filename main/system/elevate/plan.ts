// Actions as the words that the privileged script takes. Pure. Argument lists can be read by everybody on the computer, so they hold
// names, addresses and digests only; the words are data and never become part of the script's text.

import type { ElevatedAction, HostsSplice, Splice } from './actions.ts';

/** The script's arguments for a batch. All actions must come from the same facts; anything else is a bug and throws. */
export function planArguments(actions: readonly ElevatedAction[]): readonly string[] {
  const [first] = actions;
  if (first === undefined) throw new Error('an elevated batch needs an action');
  const rules = rulesOf(first);
  if (actions.some((action) => rulesOf(action).join() !== rules.join())) throw new Error('an elevated batch has one domain and one set of networks');
  return [...rules, ...actions.flatMap(wordsOf)];
}

function rulesOf({ within }: HostsSplice): readonly string[] {
  return [within.labDomain, within.labNetworks.join(',')];
}

function wordsOf({ verb, sha256Before, sha256After, splices }: HostsSplice): readonly string[] {
  return [verb, sha256Before, sha256After, String(splices.length), ...splices.flatMap(wordsOfSplice)];
}

function wordsOfSplice({ at, removeBytes, insert }: Splice): readonly string[] {
  return [String(at), String(removeBytes), Buffer.from(insert, 'latin1').toString('base64')];
}
