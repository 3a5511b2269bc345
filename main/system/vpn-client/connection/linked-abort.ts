// An abort of our own that also comes when the given one does. Not AbortSignal.any: in Node 20 it does not keep its sources alive, so that
// a time limit among them can be collected and never comes (seen).

/** Call `abort` at the end in any case: it also unties the two. */
export function linkedAbort(signal: AbortSignal): AbortController {
  const own = new AbortController();
  if (signal.aborted) own.abort(signal.reason);
  else signal.addEventListener('abort', () => own.abort(signal.reason), { once: true, signal: own.signal });
  return own;
}
