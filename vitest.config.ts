// Which test files belong to which tier. What a tier needs of the machine is in build/scripts/test-tiers.mjs.
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const tiersWithOwnFolder = ['peers', 'e2e', 'bench', 'fuzz', 'runner'];

// The repeated tests take as long as they are told to (`npm run test:long`); every other test has its limit.
const isLong = process.env['LONG'] === '1';
const limitMs = (usually: number): number => (isLong ? 3_600_000 : usually);

// Importing electron outside Electron would start a download in the middle of a test.
const alias = { electron: resolve(import.meta.dirname, 'build/scripts/electron-is-absent.mjs') };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: limitMs(60_000),
          hookTimeout: 60_000,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: tiersWithOwnFolder.map((folder) => `tests/${folder}/**`),
        },
      },
      {
        extends: true,
        // Two files at a time: each has its own namespaces, folders and ports, and waits most of the time.
        test: { name: 'peers', include: ['tests/peers/**/*.test.ts'], maxWorkers: 2, testTimeout: limitMs(120_000), hookTimeout: 120_000 },
      },
      {
        // Not a tier: build/scripts/on-runner.mjs.
        extends: true,
        test: { name: 'runner', include: ['tests/runner/**/*.test.ts'], fileParallelism: false, testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        extends: true,
        test: { name: 'bench', include: ['tests/bench/**/*.bench.ts'], fileParallelism: false, testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
});
