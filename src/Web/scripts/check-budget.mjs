// Adds up what a first visit to a route has to fetch before it can be used, and fails when that has grown too big.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const kilobyte = 1000;

/** Everything that is loaded for the route itself; what it fetches later (the hub's client, dialogs) isn't counted. */
const routes = {
  '/sign-in': { limit: 120, chunks: ['index.html', 'src/features/accounts/components/sign-in-page.tsx'] },
  '/': {
    limit: 140,
    chunks: [
      'index.html',
      'src/app/shell/shell.tsx',
      'src/app/shell/conversations-layout.tsx',
      'src/app/shell/welcome-pane.tsx',
    ],
  },
};

function closure(chunks) {
  const found = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no chunk ${name}`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  [...chunks, 'src/lib/i18n/messages/en.json'].forEach(visit);
  return [...found].filter((file) => file.endsWith('.js'));
}

let failed = false;
for (const [route, { limit, chunks }] of Object.entries(routes)) {
  const bytes = closure(chunks).reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
  const size = bytes / kilobyte;
  const verdict = size <= limit ? 'ok' : 'TOO BIG';
  failed ||= size > limit;
  console.log(
    `${route.padEnd(10)} ${size.toFixed(1).padStart(6)} KB of JavaScript, compressed (limit ${limit})  ${verdict}`,
  );
}
process.exit(failed ? 1 : 0);
