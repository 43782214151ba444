import { IntlMessageFormat } from 'intl-messageformat';
import { Children, type ReactNode } from 'react';
import type english from '@/lib/i18n/messages/en.json';
import { preferences, type LocaleChoice } from '@/lib/preferences/preferences';
import { Store } from '@/lib/store';

export type MessageKey = keyof typeof english;
export type Locale = Exclude<LocaleChoice, 'system'>;
export type Values = Record<string, string | number | Date>;
type Parts = ConstructorParameters<typeof IntlMessageFormat>[0];
/** As scripts/message-catalogue.ts compiles it: plain text, or a parsed ICU message. */
type Catalogue = Record<MessageKey, Parts>;

const catalogues: Record<Locale, () => Promise<{ default: unknown }>> = {
  en: () => import('@/lib/i18n/messages/en.json'),
  ar: () => import('@/lib/i18n/messages/ar.json'),
};

/** One language: its texts, and how it writes numbers, dates and lists. */
export class Language {
  readonly locale: Locale;
  private readonly catalogue: Catalogue;
  private readonly compiled = new Map<MessageKey, IntlMessageFormat>();

  constructor(locale: Locale, catalogue: Catalogue) {
    this.locale = locale;
    this.catalogue = catalogue;
  }

  t = (key: MessageKey, values?: Values): string => {
    const message = this.catalogue[key];
    return typeof message === 'string' ? message : String(this.formatter(key, message).format(values));
  };

  /** For messages with tags, which `values` turn into elements. */
  rich = (key: MessageKey, values: Record<string, ReactNode | ((parts: ReactNode[]) => ReactNode)>): ReactNode => {
    const message = this.catalogue[key];
    if (typeof message === 'string') return message;
    return Children.toArray(
      this.formatter(key, message).format<ReactNode>(values as Record<string, ReactNode>) as ReactNode,
    );
  };

  private formatter(key: MessageKey, message: Parts): IntlMessageFormat {
    const known = this.compiled.get(key) ?? new IntlMessageFormat(message, this.locale);
    this.compiled.set(key, known);
    return known;
  }
}

/** The language in use. It has to be loaded once before anything is rendered. */
class LanguageStore extends Store<Language> {
  constructor() {
    super(new Language('en', {} as Catalogue));
  }

  async load(choice: LocaleChoice): Promise<void> {
    const locale = choice === 'system' ? preferredLocale() : choice;
    const { default: catalogue } = await catalogues[locale]();
    this.set(new Language(locale, catalogue as Catalogue));
  }
}

function preferredLocale(): Locale {
  return /^ar\b/i.test(navigator.language) ? 'ar' : 'en';
}

export const language = new LanguageStore();

preferences.subscribe(() => void language.load(preferences.getSnapshot().locale));
