// The border: gives the window named functions and nothing else. No channel name, no ipcRenderer and no Node reaches the page.

import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { LabApi } from './contract/bridge/index.ts';
import { needsHand } from './contract/hand.ts';
import type { Outcome } from './contract/problems.ts';
import { channels } from './channels.ts';

const refused: Outcome<never> = { ok: false, problem: { code: 'bridge.refused', retry: 'never', facts: {} } };

type Listener = (payload: unknown) => void;

/** What needs a press is not even asked for without one; the browser engine knows whether there was, and no script can pretend it. */
function ask(channel: string): (input: unknown) => Promise<unknown> {
  return (input) => (needsHand(channel, input) && !navigator.userActivation.isActive ? Promise.resolve(refused) : ipcRenderer.invoke(channel, input));
}

function listenTo(channel: string): (listener: Listener) => () => void {
  return (listener) => {
    const onMessage = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, onMessage);
    return () => { ipcRenderer.off(channel, onMessage); };
  };
}

/** Take paths. Only this script says one, of a file that really was dropped: a script in the page must not be able to. */
const takeChannel = 'lab:bundle.take';
const takeFilesChannel = 'lab:kista.take';

function createArea(area: string, names: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(names).flatMap(([name, kind]) => {
    const channel = `lab:${area}.${name}`;
    return channel === takeChannel || channel === takeFilesChannel ? [] : [[name, kind === 'call' ? ask(channel) : listenTo(channel)]];
  }));
}

const areas = Object.fromEntries(Object.entries(channels).map(([area, names]) => [area, createArea(area, names)]));
// Only a file that really lies on this disk has a path; one that a script made up has none, and the main process refuses that.
const dropArchive = (file: File): Promise<unknown> => ipcRenderer.invoke(takeChannel, { path: webUtils.getPathForFile(file) });


/** One message holds so many characters of paths: ten thousand files are dropped in one movement. */
const pathCharactersAtOnce = 30_000;

async function dropFiles(files: readonly File[]): Promise<unknown> {
  const paths = files.map((file) => webUtils.getPathForFile(file));
  for (;;) {
    let count = 0;
    for (let characters = 0; count < Math.min(paths.length, 200) && characters < pathCharactersAtOnce; count += 1) characters += paths[count]?.length ?? 0;
    const answer: unknown = await ipcRenderer.invoke(takeFilesChannel, { paths: paths.splice(0, count) });
    if (paths.length === 0 || (answer as Outcome<unknown>).ok !== true) return answer;
  }
}

const lab = { ...areas, dropArchive, dropFiles, cancel: (name: string) => ipcRenderer.invoke('lab:cancel', name) } as unknown as LabApi;

contextBridge.exposeInMainWorld('lab', lab);
