import { language, type Language } from '@/lib/i18n/i18n';
import { useStore } from '@/lib/store';

/** The reader's language; the component is rendered again when they choose another. */
export function useLanguage(): Language {
  return useStore(language);
}
