// Every screen in every state is looked at (inspect.ts says for what). Those of a trouble are in troubles.spec.ts.

import { expect } from '@playwright/test';
import { createInspector, report } from './inspect.ts';
import { walkKista } from './kista-looks.ts';
import { openAgain, test } from './launch.ts';
import { walkNewUser, walkToKill } from './walk.ts';
import { walkOrders } from './walk-orders.ts';
import { walkStandIns } from './walk-stand-ins.ts';

test('the inspection finds what is broken behind its back', async ({ opened: { app, page } }) => {
  await page.evaluate(() => {
    const make = (tag: string, text: string, style: string): void => {
      const element = document.createElement(tag);
      element.textContent = text;
      for (const rule of style.split(';')) element.style.setProperty(rule.split(':')[0] ?? '', rule.split(':')[1] ?? '');
      document.querySelector('main')?.append(element);
    };
    make('p', 'This sentence is cut off at its end', 'width:80px;overflow:hidden;white-space:nowrap');
    make('p', 'This one is pale', 'color:#cccccc');
    make('button', 'Beside the window', 'position:fixed;left:3000px;top:10px');
    make('button', 'Underneath', 'position:fixed;left:20px;top:200px;z-index:8');
    make('div', 'On top', 'position:fixed;left:0;top:100px;width:400px;height:300px;background-color:white;z-index:9');
  });
  const inspector = createInspector(app);
  await inspector.visit('broken', page);
  const found = report(inspector.findings);
  for (const expected of ['This sentence is cut off', 'color-contrast', '"Beside the window"', '"Underneath"']) expect(found).toContain(expected);
});

test('the journey of a new user', async ({ opened }) => {
  test.setTimeout(600_000);
  const { visit, findings, stations } = createInspector(opened.app);
  await walkNewUser(opened, visit);
  console.log(`${String(stations.length)} stations: ${stations.join('; ')}`);
  expect(report(findings)).toBe('');
  expect(opened.complaints).toEqual([]);
});

test('what no practice visit holds still for', async ({ opened }) => {
  const { visit, findings } = createInspector(opened.app);
  await walkStandIns(opened, visit);
  expect(report(findings)).toBe('');
});

test('the orders', async ({ opened }) => {
  const { visit, findings } = createInspector(opened.app);
  await walkOrders(opened, visit);
  expect(report(findings)).toBe('');
});

test('the pages of a kista', async ({ opened }) => {
  test.setTimeout(600_000);
  const { visit, findings } = createInspector(opened.app);
  await walkKista(opened, visit);
  expect(report(findings)).toBe('');
  expect(opened.complaints).toEqual([]);
});

test('what an interrupted run leaves', async ({ home, opened }) => {
  await walkToKill(opened);
  const again = await openAgain(home);
  const { visit, findings } = createInspector(again.app);
  await visit('interrupted', again.page);
  await again.app.close();
  expect(report(findings)).toBe('');
});
