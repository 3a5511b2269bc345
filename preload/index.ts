// The border: gives the window named functions and nothing else. No channel name, no ipcRenderer and no Node reaches the page.

import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
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

function createArea(area: string, names: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(names).map(([name, kind]) => {
    const channel = `lab:${area}.${name}`;
    return [name, kind === 'call' ? ask(channel) : listenTo(channel)];
  }));
}

const areas = Object.fromEntries(Object.entries(channels).map(([area, names]) => [area, createArea(area, names)]));
const lab = { ...areas, cancel: (name: string) => ipcRenderer.invoke('lab:cancel', name) } as unknown as LabApi;

contextBridge.exposeInMainWorld('lab', lab);
