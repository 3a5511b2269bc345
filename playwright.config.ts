// The tier e2e: the real app in real Electron, one test at a time. It downloads no browser of its own.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/artifacts/e2e',
  workers: 1,
  timeout: 120_000,
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'retain-on-failure' },
});
