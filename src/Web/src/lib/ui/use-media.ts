import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** The widths of app/styles.css at which the layout changes. */
export const useIsNarrow = () => useMedia('(width < 45rem)');
export const useIsWide = () => useMedia('(width >= 68.75rem)');
