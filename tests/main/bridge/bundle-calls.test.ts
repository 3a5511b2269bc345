// What is taken as an archive and as a link, and what the window is told of it.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { LabProblem } from '../../../main/core/problem.ts';
import { beginPractice, context, openWindow, scratch, untouchableMachine } from './window-fixture.ts';

async function codeOf(work: () => Promise<unknown>): Promise<unknown> {
  return Promise.resolve().then(work).then(() => 'taken', (error: unknown) => (error instanceof LabProblem ? error.problem.code : error));
}

it('takes only an absolute path of a regular file that is an archive', async () => {
  const folder = scratch();
  const text = join(folder, 'page.7z');
  writeFileSync(text, '<!DOCTYPE html><html><body>expired</body></html>');
  mkdirSync(join(folder, 'folder.7z'));
  symlinkSync('/dev/zero', join(folder, 'zero.7z'));
  const { handlers } = openWindow();
  const take = (path: string): Promise<unknown> => codeOf(() => handlers.bundle.take({ path }, context));
  expect(await take(text)).toBe('bundle.isWebPage');
  expect(await take(relative(process.cwd(), text))).toBe('bundle.notFound');
  expect(await take(join(folder, 'none.7z'))).toBe('bundle.notFound');
  expect(await take(`${text}\0.7z`)).toBe('bundle.notFound');
  expect(await take(join(folder, 'folder.7z'))).toBe('bundle.notSevenZip');
  expect(await take(join(folder, 'zero.7z'))).toBe('bundle.notSevenZip');
  expect((await handlers.journey.current({}, context)).archive).toBeUndefined();
});

it('a dialog that was closed changes nothing, and one that chose a file takes it', async () => {
  const closed = openWindow();
  expect(await closed.handlers.bundle.choose({}, context)).toBeNull();
  const folder = scratch();
  writeFileSync(join(folder, 'empty.7z'), '');
  const desktop = { copy: () => Promise.resolve(), paste: () => Promise.resolve(''), chooseArchive: () => Promise.resolve(join(folder, 'empty.7z')), choosePlace: () => Promise.resolve(undefined), openMail: () => Promise.resolve(), showFile: () => undefined, chooseItems: () => Promise.resolve([]), chooseFolder: () => Promise.resolve(undefined), handOverFolder: () => '', openMailFile: () => Promise.resolve(true) };
  expect(await codeOf(() => openWindow({ desktop }).handlers.bundle.choose({}, context))).toMatch(/^bundle\./);
});

it('says the name and the size of the archive and never where it is', async () => {
  const window = openWindow();
  await beginPractice(window);
  const { archive } = await window.handlers.journey.current({}, context);
  expect(archive).toEqual({ name: expect.stringMatching(/^[\w.]+\.7z$/) as string, sizeBytes: expect.any(Number) as number });
});

it('an expired download is told as soon as it is put in', async () => {
  const window = openWindow();
  await window.handlers.practice.open({ journey: 'new_user', scene: 'expired-link' }, context);
  expect(await codeOf(() => window.handlers.practice.takeArchive({}, context))).toBe('bundle.isWebPage');
});

it('reads a link or the e-mail around it, and refuses another lab\'s networks', async () => {
  const { handlers } = openWindow();
  const link = (token: string): string => `https://docs.hdc.ntnu.no/do-science/lab/?access=${encodeURIComponent(Buffer.from(token).toString('base64'))}&filter=new_user`;
  const mail = `Hello,\n\nYour Lab access link:\n${link('10.42.130.9|demolab|demouser')}\n\nBest regards`;
  expect(await handlers.bundle.readLink({ text: mail }, context)).toEqual({ lab: { lab: 'demolab', user: 'demouser', address: '10.42.130.9' }, journey: 'new_user' });
  expect(await codeOf(() => handlers.bundle.readLink({ text: link('192.0.2.1|demolab|demouser') }, context))).toBe('link.outsideLabNetworks');
  // The good one stays.
  expect((await handlers.journey.current({}, context)).lab?.lab).toBe('demolab');
});

it('the practice lab takes its own link only, and nothing of practice is there without a practice visit', async () => {
  const { handlers } = openWindow();
  expect(await codeOf(() => handlers.practice.takeArchive({}, context))).toBe('bridge.refused');
  expect(await codeOf(() => handlers.practice.phone({}, context))).toBe('bridge.refused');
  const window = openWindow();
  await beginPractice(window);
  const real = 'https://docs.hdc.ntnu.no/do-science/lab/?access=MTAuNDIuMTMwLjl8ZGVtb2xhYnxkZW1vdXNlcg%3D%3D';
  expect(await codeOf(() => window.handlers.bundle.readLink({ text: real }, context))).toBe('link.outsideLabNetworks');
});

it('opens the Workbench of the lab in the link, and nothing without a lab', async () => {
  const opened: string[] = [];
  const pageOpener = { open: (url: string) => { opened.push(url); return Promise.resolve('fake browser'); } };
  const { handlers } = openWindow({ machine: untouchableMachine({ pageOpener }) });
  expect(await handlers.journey.openWorkbench({}, context)).toEqual({ opened: false });
  await handlers.bundle.readLink({ text: 'https://docs.hdc.ntnu.no/do-science/lab/?access=MTAuNDIuMTMwLjl8ZGVtb2xhYnxkZW1vdXNlcg%3D%3D' }, context);
  expect(await handlers.journey.openWorkbench({}, context)).toEqual({ opened: true });
  expect(opened).toEqual(['https://demolab.lab.hdc.ntnu.no/']);
});
