// Lays a brotli and a gzip form beside every text file of the build; the server sends them as they are.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const text = /\.(css|html|js|json|svg|webmanifest)$/;
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

for (const path of readdirSync(dist, { recursive: true }).filter((path) => text.test(path))) {
  const file = readFileSync(dist + path);
  const forms = { '.br': brotliCompressSync(file, brotli), '.gz': gzipSync(file, { level: 9 }) };
  for (const [ending, form] of Object.entries(forms)) {
    if (form.length < file.length) writeFileSync(dist + path + ending, form);
  }
}
