const firstTriesMs = [0, 250, 1_000, 2_000, 4_000, 8_000];
const longestMs = 15_000;

/** How long to wait before a further try: quick at first, then patient, and never all clients at the same moment. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const base = firstTriesMs[attempt] ?? longestMs;
  return Math.round(base * (0.5 + random()));
}
