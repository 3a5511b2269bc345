// A failed set-up is told in one sentence that says what to do; anything else is a bug and keeps its stack.

export class SetupFailure extends Error {}

// The headless commands keep 1-5 for the journey itself; 6 means that the machinery failed (design: exit codes).
const setupFailedExitCode = 6;

/** Runs a script's main function: its number is the exit code, a SetupFailure becomes one sentence on stderr. */
export async function runScript(main) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    process.stderr.write(`Set-up failed: ${error.message}\n`);
    process.exitCode = setupFailedExitCode;
  }
}

/** One line about what the set-up is doing, on stderr so that stdout stays free for results. */
export function tell(sentence) {
  process.stderr.write(`${sentence}\n`);
}
