// Gives the dialogue's answers their values: the state machine names secrets by role, here they are put in. A stop becomes a problem with
// what the server wrote, secrets masked, and the command with which a person can finish by hand.

import { LabProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { commandByHand, type LabHost } from './lab-hosts.ts';
import { beginDialogue, stepDialogue, type DialogueAction, type DialogueEvent, type Role } from './passphrase-dialogue.ts';
import { transcriptOf } from './terminal-text.ts';

export interface Conversation {
  readonly host: LabHost;
  /** What to do after an event. Throws the problem when that is to stop. */
  handle(event: DialogueEvent): Exclude<DialogueAction, { do: 'stop' }>;
  /** Answers whether the server has said that the passphrase is changed. */
  isChanged(): boolean;
  /** Answers whether the new passphrase has been sent, once or twice. */
  isFreshSent(): boolean;
  /** The value to send. Before the new passphrase is given the second time, `beforeAccepted` is called. */
  valueOf(role: Role): Secret;
}

export interface ConversationInput {
  readonly host: LabHost;
  readonly login: Secret;
  /** Left out when only logging in is wanted. */
  readonly fresh?: Secret;
  /** Called before the new passphrase is sent the second time: from then on the server may have it. */
  readonly beforeAccepted?: () => void;
}

const transcriptLimit = 4000;

/** A conversation with one machine, from login to end. */
export function createConversation({ host, login, fresh, beforeAccepted }: ConversationInput): Conversation {
  let dialogue = beginDialogue(fresh !== undefined);
  let isChanged = false;
  return {
    host,
    handle(event) {
      const step = stepDialogue(dialogue, event);
      dialogue = step.dialogue;
      if (step.action.do === 'end' && step.action.outcome === 'changed') isChanged = true;
      if (step.action.do !== 'stop') return step.action;
      const transcript = mask(transcriptOf(dialogue.screen), [login, fresh]);
      const rule = mask(dialogue.complaint, [login, fresh]);
      throw new LabProblem(step.action.code, { host: host.name, transcript, rule, command: commandByHand(host) });
    },
    isChanged: () => isChanged,
    isFreshSent: () => dialogue.answered.includes('new'),
    valueOf(role) {
      if (role === 'login') return login;
      if (fresh === undefined) throw new Error('the dialogue asked for a new passphrase that was not given');
      if (role === 'retype') beforeAccepted?.();
      return fresh;
    },
  };
}

function mask(text: string, secrets: readonly (Secret | undefined)[]): string {
  const masked = secrets.reduce((shown, secret) => (secret === undefined || secret.isEmpty ? shown : shown.replaceAll(secret.revealText(), '[secret]')), text);
  return masked.slice(-transcriptLimit);
}
