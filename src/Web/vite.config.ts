import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { messageCatalogue } from './scripts/message-catalogue.ts';
import { precompressed } from './scripts/precompressed.ts';

const server = 'http://localhost:8000';
const source = fileURLToPath(new URL('./src', import.meta.url));

export default defineConfig({
  plugins: [messageCatalogue(), react(), tailwindcss(), precompressed()],
  resolve: {
    alias: {
      '@': source,
      // Messages reach the browser parsed (see messageCatalogue), so their parser stays at home.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/hub': { target: server, ws: true },
    },
  },
  build: {
    manifest: true,
    target: 'es2022',
    // The server's policy allows no inline data for scripts or fonts; small assets stay files.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every page needs travels as one file: it compresses better, and outlives most releases in the cache.
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(history|store|react-store|react-router|router-core)|intl-messageformat|@formatjs)\//,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
