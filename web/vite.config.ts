import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Long-lived libraries get chunks of their own, so that a release of Bandeja leaves them in the browser's cache. */
const CHUNKS = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'mantine', test: /node_modules\/(@mantine\/(core|hooks|form|notifications|store)|@floating-ui)\// },
  { name: 'tanstack', test: /node_modules\/@tanstack\// },
  { name: 'app', test: /web\/src\/(platform|ui)\// },
  { name: 'icons', test: /node_modules\/@tabler\//, minShareCount: 2 },
  { name: 'i18n', test: /node_modules\/(i18next|react-i18next)\// },
];

export default defineConfig({
  root,
  plugins: [react()],
  server: {
    proxy: {
      '/api': { target: process.env.BANDEJA_URL ?? 'http://localhost:3000', ws: true, changeOrigin: true },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // The Content-Security-Policy has no data: sources, so nothing may be inlined into the CSS or the bundle.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
});
