// Runs security(1) and throws what it answers as problems. Where its number says nothing, the keychain is asked whether it is open at all.

import type { Command, CommandResult, Runner } from '../../command.ts';
import { askKeychain } from '../darwin.ts';
import { readFailure } from './output.ts';

export type Security = (command: Command, isFine?: (result: CommandResult) => boolean) => Promise<CommandResult>;

/** security(1) for one keychain. Throws `certificate.keychain*`, `store*`, `rootDeclined`. */
export function securityFor(keychain: string, runner: Runner, signal: AbortSignal): Security {
  return async (command, isFine = () => false) => {
    const result = await runner.run(command, signal);
    const failure = isFine(result) ? undefined : readFailure(result, keychain);
    if (failure === undefined) return result;
    const whole = failure.isKnown ? undefined : readFailure(await runner.run(askKeychain(keychain), signal), keychain);
    throw whole?.isKnown === true ? whole.problem : failure.problem;
  };
}
