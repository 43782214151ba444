import type { Language } from '@/lib/i18n/i18n';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(readerLocale(locale), options);
  formats.set(key, known);
  return known;
}

/** The reader's own variant of the language (en-GB's 24 hours, say), where the browser names one. */
function readerLocale(locale: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === locale) ?? locale;
}

export function clockTime(language: Language, at: string): string {
  return format(language.locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}

export function fullDate(language: Language, at: string): string {
  return format(language.locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}

export function mediumDate(language: Language, at: string): string {
  return format(language.locale, { dateStyle: 'medium' }).format(new Date(at));
}

/** "Today", "Yesterday", "Tuesday", "14 March", "14 March 2023": as near as it is, as short as it can be. */
export function dayName(language: Language, at: string, now: Date = new Date()): string {
  const date = new Date(at);
  const days = daysBetween(date, now);
  if (days === 0) return language.t('date.today');
  if (days === 1) return language.t('date.yesterday');
  if (days > 1 && days < 7) return format(language.locale, { weekday: 'long' }).format(date);
  const sameYear = date.getFullYear() === now.getFullYear();
  return format(language.locale, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(
    date,
  );
}

/** For the end of a row in a list: the time today, then the day, then the date. */
export function shortMoment(language: Language, at: string, now: Date = new Date()): string {
  const date = new Date(at);
  const days = daysBetween(date, now);
  if (days <= 0) return clockTime(language, at);
  if (days === 1) return language.t('date.yesterday');
  if (days < 7) return format(language.locale, { weekday: 'short' }).format(date);
  const sameYear = date.getFullYear() === now.getFullYear();
  return format(language.locale, sameYear ? { day: 'numeric', month: 'short' } : { dateStyle: 'short' }).format(date);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "5 minutes ago" under a day, a date after that. */
export function ago(language: Language, at: string, now: Date = new Date()): string {
  const elapsed = now.getTime() - new Date(at).getTime();
  if (elapsed >= 86_400_000) return mediumDate(language, at);
  const relative = new Intl.RelativeTimeFormat(language.locale, { numeric: 'auto' });
  for (const [unit, ms] of steps) if (elapsed >= ms) return relative.format(-Math.floor(elapsed / ms), unit);
  return language.t('date.now');
}

export function isSameDay(one: string, other: string): boolean {
  return daysBetween(new Date(one), new Date(other)) === 0;
}

/** Days on the reader's calendar, so that midnight counts and not 24 hours. */
function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}
