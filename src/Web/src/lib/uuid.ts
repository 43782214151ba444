let latest = 0;

/** A UUIDv7: later ids sort after earlier ones, also within a millisecond of this page. */
export function uuid7(now: number = Date.now()): string {
  latest = Math.max(now, latest + 1);
  // Not crypto.randomUUID: it is missing where the page is served over plain HTTP in a home network.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(latest / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
