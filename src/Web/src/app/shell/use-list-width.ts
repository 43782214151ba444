import { useState } from 'react';

const key = 'spherespace.list-width';
const usual = 300;
export const narrowest = 240;
export const widest = 420;

/** How wide somebody likes their list. */
export function useListWidth() {
  const [value, setValue] = useState(() => clamp(Number(localStorage.getItem(key)) || usual));
  const change = (next: number) => {
    const width = clamp(next);
    setValue(width);
    localStorage.setItem(key, String(width));
  };
  return { value, change, reset: () => change(usual) };
}

function clamp(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}
