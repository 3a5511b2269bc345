// The Electron entry: wiring only. Builds the window's world and connects it; every decision is elsewhere.

import { app, type BrowserWindow } from 'electron';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chooseLanguage } from '../preload/contract/text/index.ts';
import { listenTo } from './app/listen.ts';
import { registerScheme, servePage } from './app/protocol.ts';
import { closeSession, confinePages } from './app/security.ts';
import { runSmoke, wantsSmoke } from './app/smoke.ts';
import { openWindow } from './app/window.ts';
import { createHandlers } from './bridge/handlers.ts';
import { serve } from './bridge/serve.ts';
import { systemClock } from './core/clock.ts';
import { stateFolder } from './core/state-folder.ts';
import { runInProcess } from './headless/in-process.ts';
import { practiceOpener } from './journeys/practice-opener.ts';
import { programsFolder, sevenZipPath } from './system/archive/program-path.ts';
import type { Platform } from './system/command.ts';
import type { Machine } from './system/machine.ts';
import { createMachine } from './system/real-machine.ts';

const distFolder = join(import.meta.dirname, '..');
const platform = process.platform as Platform;
const state: { window?: BrowserWindow } = {};

function createThisMachine(): Machine {
  const programs = programsFolder(app.isPackaged ? process.resourcesPath : undefined, join(distFolder, '..'));
  const sevenZip = sevenZipPath(platform, process.arch, programs);
  return createMachine({ platform, home: homedir(), env: process.env, sevenZip, uid: process.getuid?.() });
}

function connect(): void {
  const machine = createThisMachine();
  const handlers = createHandlers({
    machine, clock: systemClock, stateDir: stateFolder(platform, machine.home, process.env), version: app.getVersion(),
    language: chooseLanguage(app.getLocale()), openPractice: (signal) => practiceOpener(machine, signal),
    tell: (channel, payload) => state.window?.webContents.send(channel, payload),
  });
  serve(handlers, listenTo(() => state.window));
}

async function start(): Promise<void> {
  await app.whenReady();
  closeSession();
  await servePage(join(distFolder, 'renderer'));
  connect();
  state.window = await openWindow(distFolder, (window) => { state.window = window; });
  if (wantsSmoke(process.argv)) await runSmoke(state.window, process.argv);
}

function openAssistant(): void {
  registerScheme();
  // As root, unpackaged, the launcher has to say --no-sandbox; asking for the sandbox then makes Chromium's helpers end at once.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  confinePages();
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => state.window?.focus());
  if (app.requestSingleInstanceLock()) void start();
  else app.quit();
}

// `lab-access …` is the same program in a second mode (docs/adr/0001-headless-command.md): no window, plain exit code.
const headlessWord = process.argv.indexOf('--lab-access');
if (headlessWord < 0) openAssistant();
else void runInProcess(process.argv.slice(headlessWord + 1), createThisMachine()).then((code) => app.exit(code));
