import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const catalogue = /\/i18n\/messages\/[\w-]+\.json$/;

/** Parses the ICU messages when the app is built: a mistake in one fails the build, and no parser is shipped. */
export function messageCatalogue(): Plugin {
  return {
    name: 'message-catalogue',
    enforce: 'pre',
    async load(id) {
      if (!catalogue.test(id)) return null;
      this.addWatchFile(id);
      const messages = JSON.parse(await readFile(id, 'utf8')) as Record<string, string>;
      return JSON.stringify(mapValues(messages, compile));
    },
  };
}

function compile(message: string) {
  const parts = parse(message, { requiresOtherClause: true });
  const [only] = parts;
  return parts.length === 1 && only?.type === TYPE.literal ? only.value : parts;
}

function mapValues<A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
