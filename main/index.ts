// The Electron entry: wiring only. Builds the window's world and connects it; every decision is elsewhere.

import { app, type BrowserWindow } from 'electron';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chooseLanguage } from '../preload/contract/text/index.ts';
import { askBeforeClosing, closeSafely, type Closing } from './app/close-safely.ts';
import { createDesktop } from './app/desktop.ts';
import { createHand } from './app/hand.ts';
import { listenTo } from './app/listen.ts';
import { registerScheme, servePage } from './app/protocol.ts';
import { closeSession, confinePages } from './app/security.ts';
import { runSmoke, wantsSmoke } from './app/smoke.ts';
import { openWindow } from './app/window.ts';
import { reduceMenu } from './app/zoom.ts';
import { createHandlers } from './bridge/handlers.ts';
import { serve } from './bridge/serve.ts';
import { languageOf } from './bridge/settings.ts';
import { systemClock } from './core/clock.ts';
import { stateFolder } from './core/state-folder.ts';
import { runInProcess } from './headless/in-process.ts';
import { kistaWorldOpener, practiceOpener, type PracticeStart } from './journeys/practice-opener.ts';
import { programsFolder, sevenZipPath } from './system/archive/program-path.ts';
import type { Platform } from './system/command.ts';
import type { Machine } from './system/machine.ts';
import { createMachine } from './system/real-machine.ts';

const distFolder = join(import.meta.dirname, '..');
const platform = process.platform as Platform;
const isMac = platform === 'darwin';
const state: { window?: BrowserWindow } = {};
const hand = createHand(systemClock);

function createThisMachine(): Machine {
  const programs = programsFolder(app.isPackaged ? process.resourcesPath : undefined, join(distFolder, '..'));
  const sevenZip = sevenZipPath(platform, process.arch, programs);
  return createMachine({ platform, home: homedir(), env: process.env, sevenZip, uid: process.getuid?.() });
}

/** Connects the bridge, and answers what has to be looked after when the program ends. */
function connect(machine: Machine, stateDir: string): Closing {
  const desktop = createDesktop(() => state.window, platform === 'win32');
  const needs = {
    machine, clock: systemClock, stateDir, version: app.getVersion(), language: chooseLanguage(app.getLocale()), desktop,
    openPractice: (signal: AbortSignal, start?: PracticeStart) => practiceOpener(machine, signal, start),
    openKistaWorld: kistaWorldOpener(machine),
    tell,
  };
  const { handlers, isChanging, isIdle, leave } = createHandlers(needs);
  serve(handlers, listenTo(() => state.window, hand));
  return {
    isChanging, isIdle: () => isIdle() && !desktop.holdsSecret(), language: () => languageOf(needs),
    leave: async () => { await Promise.all([desktop.clearSecret(), leave()]); },
  };
}

/** A window that is gone hears nothing; what runs goes on to its safe end. */
function tell(channel: string, payload: unknown): void {
  if (state.window?.isDestroyed() === false) state.window.webContents.send(channel, payload);
}

async function start(): Promise<void> {
  await app.whenReady();
  closeSession();
  reduceMenu(isMac);
  await servePage(join(distFolder, 'renderer'));
  const machine = createThisMachine();
  const stateDir = stateFolder(platform, machine.home, process.env);
  const closing = connect(machine, stateDir);
  closeSafely(closing);
  const made = (window: BrowserWindow): void => {
    state.window = window;
    hand.watch(window.webContents);
    askBeforeClosing(window, closing);
  };
  state.window = await openWindow({ distFolder, stateDir, isMac, made });
  if (wantsSmoke(process.argv)) await runSmoke(state.window, process.argv);
}

function comeToFront(): void {
  if (state.window?.isMinimized() === true) state.window.restore();
  state.window?.show();
  state.window?.focus();
}

function openAssistant(): void {
  registerScheme();
  // As root, unpackaged, the launcher has to say --no-sandbox; asking for the sandbox then makes Chromium's helpers end at once.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  confinePages();
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', comeToFront);
  if (app.requestSingleInstanceLock()) void start();
  else app.quit();
}

// `lab-access …` is the same program in a second mode (docs/adr/0001-headless-command.md): no window, plain exit code.
const headlessWord = process.argv.indexOf('--lab-access');
if (headlessWord < 0) openAssistant();
else void runInProcess(process.argv.slice(headlessWord + 1), createThisMachine()).then((code) => app.exit(code));
