// The border: gives the window named functions and nothing else. No channel name, no ipcRenderer and no Node reaches the page.

import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { LabApi } from './contract/bridge/index.ts';
import { channels } from './channels.ts';

type Listener = (payload: unknown) => void;

function ask(channel: string): (input: unknown) => Promise<unknown> {
  return (input) => ipcRenderer.invoke(channel, input);
}

function listenTo(channel: string): (listener: Listener) => () => void {
  return (listener) => {
    const onMessage = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, onMessage);
    return () => { ipcRenderer.off(channel, onMessage); };
  };
}

/** Takes a path. Only this script says one, of a file that really was dropped: a script in the page must not be able to. */
const takeChannel = 'lab:bundle.take';

function createArea(area: string, names: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(names).flatMap(([name, kind]) => {
    const channel = `lab:${area}.${name}`;
    return channel === takeChannel ? [] : [[name, kind === 'call' ? ask(channel) : listenTo(channel)]];
  }));
}

const areas = Object.fromEntries(Object.entries(channels).map(([area, names]) => [area, createArea(area, names)]));
// Only a file that really lies on this disk has a path; one that a script made up has none, and the main process refuses that.
const dropArchive = (file: File): Promise<unknown> => ipcRenderer.invoke(takeChannel, { path: webUtils.getPathForFile(file) });

const lab = { ...areas, dropArchive, cancel: (name: string) => ipcRenderer.invoke('lab:cancel', name) } as unknown as LabApi;

contextBridge.exposeInMainWorld('lab', lab);
