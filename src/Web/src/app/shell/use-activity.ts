import { useEffect } from 'react';
import { useServices } from '@/lib/services';

/** Well below the five minutes after which one counts as away. */
const tellEveryMs = 60_000;

/** Tells the server now and then that somebody is here: touching, typing, scrolling. */
export function useActivity(): void {
  const { live } = useServices();
  useEffect(() => {
    let toldAt = Date.now();
    const note = () => {
      if (Date.now() - toldAt < tellEveryMs) return;
      toldAt = Date.now();
      live.tell('Active');
    };
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'focus'] as const;
    for (const sign of signs) addEventListener(sign, note, { passive: true, capture: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, note, { capture: true });
    };
  }, [live]);
}
