// What an undo would take back, counted exactly from what the journal remembers to be in place. Pure.

import type { Change, StepResult } from '../../preload/contract/plans.ts';
import type { StepId } from '../../preload/contract/steps.ts';

export interface UndoOffer {
  /** Empty: everything. */
  readonly steps: readonly StepId[];
  readonly onComputer: number;
  readonly onLab: number;
  /** The passphrase on the lab's machines was changed; that cannot be taken back. */
  readonly passphraseStays: boolean;
}

/** The offer for the given steps, or for all of them. */
export function offerUndo(recorded: readonly StepResult[], steps: readonly StepId[]): UndoOffer {
  const changes = recorded.filter(({ id }) => steps.length === 0 || steps.includes(id)).flatMap((step) => step.changes);
  const possible = changes.filter(({ undo }) => undo !== 'impossible');
  const onLab = possible.filter(isOnLab).length;
  return { steps, onLab, onComputer: possible.length - onLab, passphraseStays: changes.some(({ kind }) => kind === 'ssh.changePassphrase') };
}

/** Answers whether there is anything to take back. */
export function canUndo({ onComputer, onLab }: UndoOffer): boolean {
  return onComputer + onLab > 0;
}

/** The public key on entry and home is the only thing that an undo takes away there. */
function isOnLab({ kind }: Change): boolean {
  return kind === 'ssh.installKey';
}
