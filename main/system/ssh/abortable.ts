// A promise that ends when the run is cancelled, and that leaves no listener behind on the run's signal.

/** As `new Promise`, but rejected with the signal's reason when that comes first. Who waits cleans up what the work has opened. */
export async function abortable<T>(
  signal: AbortSignal, work: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void,
): Promise<T> {
  signal.throwIfAborted();
  const listeners = new AbortController();
  try {
    return await new Promise<T>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: listeners.signal });
      work(resolve, reject);
    });
  } finally {
    listeners.abort();
  }
}
