// Stands in for answers of the main process, where the real ones would take a real lab, another system or a server that no test asks. Looks
// of a screen can be seen that way; that the answers are right is tested elsewhere.

import type { ElectronApplication, Page } from '@playwright/test';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import { channelName } from '../../preload/contract/call.ts';

type News = Parameters<Parameters<LabApi['journey']['news']>[0]>[0];

/** From now on that program answers each of these calls (`journey.removal`) with this value; with `never` it keeps the page waiting. */
export async function standIn(app: ElectronApplication, answers: Readonly<Record<string, unknown>>): Promise<void> {
  const list = Object.entries(answers).map(([name, value]) => [channelName(...name.split('.') as [string, string]), value] as const);
  await app.evaluate(({ ipcMain }, wanted) => {
    for (const [channel, value] of wanted) {
      ipcMain.removeHandler(channel);
      ipcMain.handle(channel, () => (value === 'never' ? new Promise(() => undefined) : { ok: true, value }));
    }
  }, list);
}

/** Opens the page anew, in the visit that is given. */
export async function standInForVisit(app: ElectronApplication, page: Page, visit: object): Promise<void> {
  await standIn(app, { 'journey.current': visit });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Tells the page what a run would. */
export async function tell(app: ElectronApplication, news: News): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [channel, said]) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, said);
  }, [channelName('journey', 'news'), news] as const);
}
