import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { firstLoads } from './build/first-loads.ts';
import { mantineStyles } from './build/mantine-styles.ts';
import { chunks } from './build/tiers.ts';
import { worker } from './build/worker.ts';

const root = import.meta.dirname;
const target = process.env.BANDEJA_URL ?? 'http://localhost:3000';

/** The first script names every file, so the names count: so many letters tell any two versions of one apart. */
const shortNames = {
  entryFileNames: 'assets/[name]-[hash:7].js',
  chunkFileNames: 'assets/[name]-[hash:7].js',
  assetFileNames: 'assets/[name]-[hash:6][extname]',
};

export default defineConfig(async ({ command }) => ({
  root,
  plugins: [react(), mantineStyles(root), firstLoads(), worker(root), compressed(join(root, 'dist'))],
  server: {
    proxy: {
      // The server refuses writes of pages from elsewhere, which this one is.
      '/api': { target, ws: true, changeOrigin: true, headers: { origin: new URL(target).origin } },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // The Content-Security-Policy has no data: sources, so nothing may be inlined into the CSS or the bundle.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    ...(command === 'build' && {
      rolldownOptions: { output: { ...shortNames, codeSplitting: { groups: await chunks(root) } } },
    }),
  },
}));
