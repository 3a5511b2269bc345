// What the start screen has so far: the archive and the link. As soon as what is needed is there the visit goes on to the keys by itself.
// The main process reads both; here is only what it answered.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import { journeySteps, type JourneyId } from '../../preload/contract/journeys.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import type { Outcome, Problem } from '../../preload/contract/problems.ts';
import { asked } from './asked.ts';
import type { Archive, VisitStore } from './visit-store.ts';
import { onlyLab } from './visit.ts';

export type ArchiveState = { readonly at: 'missing' } | { readonly at: 'reading' } | { readonly at: 'there'; readonly archive: Archive }
  | { readonly at: 'refused'; readonly problem: Problem } | { readonly at: 'several' } | { readonly at: 'other-type'; readonly name: string };

export type LinkState = { readonly at: 'missing' } | { readonly at: 'typing' } | { readonly at: 'reading' } | { readonly at: 'nothing-to-paste' }
  | { readonly at: 'read'; readonly lab: LabName; readonly journey?: JourneyId } | { readonly at: 'refused'; readonly problem: Problem };

export interface Start {
  readonly archive: ArchiveState;
  readonly link: LinkState;
  /** The lab that this computer remembers and that the visit is about; then no link is needed. */
  readonly knownLab?: LabName | undefined;
}

export interface StartStore extends StoreApi<Start> {
  drop(file: File): Promise<void>;
  dropSeveral(): void;
  choose(): Promise<void>;
  /** Opens the practice lab once more when a window that was loaded anew has lost its e-mail. Nothing had been given from it yet. */
  fetchMail(): Promise<void>;
  /** Takes the archive of the practice e-mail. */
  takePracticeArchive(): Promise<void>;
  /** Reads a link, or an e-mail with the link in it. */
  readLink(text: string): Promise<void>;
  /** Reads what is on the clipboard; answers it when it is short enough to be shown in the field. */
  paste(): Promise<string | undefined>;
  /** The link field is being changed; what is left in it. */
  forgetLink(left?: string): void;
  /** What is about to be done is about a lab that this computer remembers; undefined takes that back. */
  useLab(lab: LabName | undefined): void;
  /** No archive came with this. */
  chooseJourney(journey: JourneyId): void;
  proceed(): void;
}

type StartApi = Pick<LabApi, 'bundle' | 'practice' | 'dropArchive'> & { readonly app: Pick<LabApi['app'], 'paste'> };

/** Makes the store for one showing of the start screen; what the visit has already is there from the beginning. */
export function createStartStore(api: StartApi, visit: VisitStore): StartStore {
  const { archive, lab, journey } = visit.getState();
  const store = createStore<Start>()(() => ({
    archive: archive ? { at: 'there', archive } : { at: 'missing' },
    link: lab ? { at: 'read', lab, ...(journey && { journey }) } : { at: 'missing' },
    knownLab: onlyLab(visit.getState()),
  }));
  const take = (ask: () => Promise<Outcome<Archive | null>>): Promise<void> => takeArchive(store, visit, ask);
  return Object.assign(store, {
    drop: (file: File) => (file.name.toLowerCase().endsWith('.7z') ? take(() => api.dropArchive(file)) : refuseType(store, file.name)),
    dropSeveral: () => store.setState({ archive: { at: 'several' } }),
    choose: () => take(() => api.bundle.choose({})),
    fetchMail: () => fetchMail(visit, api),
    takePracticeArchive: () => take(() => api.practice.takeArchive({})),
    readLink: (text: string) => readLink(store, visit, api, text),
    paste: () => paste(store, visit, api),
    forgetLink: (left = '') => store.setState({ link: { at: left === '' ? 'missing' : 'typing' } }),
    useLab: (knownLab: LabName | undefined) => store.setState({ knownLab }),
    chooseJourney: (chosen: JourneyId) => {
      visit.know({ journey: chosen });
      store.setState(({ link }) => ({ link: link.at === 'read' ? { ...link, journey: chosen } : link }));
      proceed(store, visit, chosen);
    },
    proceed: () => proceed(store, visit),
  });
}

/** What is still missing before the keys can be asked for. */
export function missingOf({ archive, link, knownLab }: Start, journey?: JourneyId): readonly ('archive' | 'link')[] {
  const about = journey ?? (link.at === 'read' ? link.journey : undefined);
  const needsArchive = about === undefined || (journeySteps[about].includes('unpack-bundle') && about !== 'ssh_reset');
  const missing = { archive: needsArchive && archive.at !== 'there', link: link.at !== 'read' && (knownLab === undefined || isGiven(link)) };
  return (['archive', 'link'] as const).filter((part) => missing[part]);
}

/** Something stands in the field, and that decides: a lab that is remembered does not take its place. */
function isGiven({ at }: LinkState): boolean {
  return at !== 'missing' && at !== 'nothing-to-paste';
}

function proceed(store: StoreApi<Start>, visit: VisitStore, journey?: JourneyId): void {
  const start = store.getState();
  if (missingOf(start, journey).length > 0) return;
  const { archive, link, knownLab } = start;
  visit.know({
    archive: archive.at === 'there' ? archive.archive : undefined, problem: undefined,
    ...(link.at === 'read' ? { lab: link.lab, ...(link.journey && { journey: link.journey }) } : { lab: knownLab }),
  });
  visit.show('keys');
}

async function takeArchive(store: StoreApi<Start>, visit: VisitStore, ask: () => Promise<Outcome<Archive | null>>): Promise<void> {
  const { archive: before } = store.getState();
  store.setState({ archive: { at: 'reading' } });
  const outcome = await asked(ask);
  if (!outcome.ok) return store.setState({ archive: { at: 'refused', problem: outcome.problem } });
  if (outcome.value === null) return store.setState({ archive: before }); // the dialog was closed
  visit.know({ archive: outcome.value, plan: undefined, result: undefined, keysGiven: [] });
  store.setState({ archive: { at: 'there', archive: outcome.value } });
  proceed(store, visit);
}

function refuseType(store: StoreApi<Start>, name: string): Promise<void> {
  store.setState({ archive: { at: 'other-type', name } });
  return Promise.resolve();
}

async function readLink(store: StoreApi<Start>, visit: VisitStore, { bundle }: StartApi, text: string): Promise<void> {
  if (text.trim() === '') return store.setState({ link: { at: 'missing' } });
  store.setState({ link: { at: 'reading' } });
  const outcome = await asked(() => bundle.readLink({ text }));
  if (store.getState().link.at !== 'reading') return; // it was changed meanwhile
  if (!outcome.ok) return store.setState({ link: { at: 'refused', problem: outcome.problem } });
  const { lab, journey = visit.getState().journey } = outcome.value;
  visit.know({ lab, plan: undefined, result: undefined });
  store.setState({ link: { at: 'read', lab, ...(journey && { journey }) } });
  proceed(store, visit);
}

async function fetchMail(visit: VisitStore, { practice }: StartApi): Promise<void> {
  const { practice: scene, journey = 'new_user', mail } = visit.getState();
  if (scene === undefined || mail !== undefined) return;
  const outcome = await asked(() => practice.open({ journey, scene }));
  visit.know(outcome.ok ? { mail: outcome.value, archive: undefined } : { problem: outcome.problem });
}

async function paste(store: StoreApi<Start>, visit: VisitStore, api: StartApi): Promise<string | undefined> {
  const outcome = await asked(() => api.app.paste({}));
  const text = outcome.ok ? outcome.value.text : '';
  if (text.trim() === '') {
    store.setState({ link: { at: 'nothing-to-paste' } });
    return undefined;
  }
  await readLink(store, visit, api, text);
  return text;
}
