import { Store } from '@/lib/store';

export type Theme = 'system' | 'light' | 'dark';
export type Contrast = 'system' | 'more';
export type LocaleChoice = 'system' | 'en' | 'ar';

export interface Preferences {
  theme: Theme;
  contrast: Contrast;
  locale: LocaleChoice;
}

declare global {
  interface Window {
    /** Defined by public/theme.js, which runs before the first paint: the one place that writes to `<html>`. */
    applyPreferences?: (preferences: Partial<Preferences>) => void;
  }
}

/** Also read by public/theme.js. */
const key = 'spherespace.preferences';
const defaults: Preferences = { theme: 'system', contrast: 'system', locale: 'system' };

/** How this browser likes to be shown. Kept here and not with the account: a phone at night isn't a desk at noon. */
class PreferenceStore extends Store<Preferences> {
  constructor() {
    super({ ...defaults, ...read() });
    addEventListener('storage', (event) => {
      if (event.key === key) this.apply({ ...defaults, ...read() });
    });
  }

  change(change: Partial<Preferences>): void {
    const next = { ...this.getSnapshot(), ...change };
    localStorage.setItem(key, JSON.stringify(next));
    this.apply(next);
  }

  private apply(next: Preferences): void {
    window.applyPreferences?.(next);
    this.set(next);
  }
}

function read(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}

export const preferences = new PreferenceStore();
