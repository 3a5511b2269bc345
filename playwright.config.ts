// The real app in real Electron, one test at a time: the tier e2e, and the pictures of `npm run gallery`. It downloads no browser of its own.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  outputDir: 'tests/artifacts/e2e',
  workers: 1,
  timeout: process.env['LONG'] === '1' ? 3_600_000 : 120_000,
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'retain-on-failure' },
  projects: [{ name: 'e2e', testDir: 'tests/e2e' }, { name: 'gallery', testDir: 'tests/gallery', timeout: 900_000 }],
});
