import type { PresenceStatus } from '@/lib/api/types';
import { cx } from '@/lib/ui/cx';

const sizes = {
  sm: { box: 'size-6 text-12', dot: 'size-2.5' },
  md: { box: 'size-9 text-13', dot: 'size-3' },
  lg: { box: 'size-16 text-22', dot: 'size-4' },
} as const;

interface AvatarProps {
  id: string;
  name: string;
  url?: string | null | undefined;
  size?: keyof typeof sizes;
  /** People are round, places are not. */
  shape?: 'round' | 'square';
  presence?: PresenceStatus | null;
  className?: string;
}

/** Decoration: the name always stands beside it. */
export function Avatar({ id, name, url, size = 'md', shape = 'round', presence, className }: AvatarProps) {
  const look = cx(sizes[size].box, shape === 'round' ? 'rounded-full' : 'rounded-card');
  return (
    <span aria-hidden className={cx('relative inline-flex shrink-0 select-none', className)}>
      {url ? (
        <img src={url} alt="" className={cx(look, 'object-cover')} loading="lazy" decoding="async" />
      ) : (
        <span
          className={cx(look, 'inline-flex items-center justify-center font-semibold text-on-accent avatar-hue')}
          style={{ '--hue': hueOf(id) } as React.CSSProperties}
        >
          {initialsOf(name)}
        </span>
      )}
      {presence && presence !== 'offline' && <PresenceDot status={presence} className={sizes[size].dot} />}
    </span>
  );
}

/** Shape as well as colour: full when online, a crescent when away, a bar when busy. */
function PresenceDot({ status, className }: { status: PresenceStatus; className: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className={cx('absolute -inset-e-0.5 -bottom-0.5 rounded-full bg-(--ring,var(--surface)) p-[1.5px]', className)}
    >
      {status === 'online' && <circle cx="6" cy="6" r="6" className="fill-online" />}
      {status === 'away' && <path d="M6 0a6 6 0 1 0 6 6A4.6 4.6 0 0 1 6 0Z" className="fill-away" />}
      {status === 'busy' && (
        <path d="M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0ZM2.5 4.9h7v2.2h-7Z" fillRule="evenodd" className="fill-danger" />
      )}
    </svg>
  );
}

/** Round the circle, without the olives, which look unwell. */
const hues = [12, 32, 52, 150, 172, 195, 222, 250, 277, 302, 328, 350];

/** The end of a UUIDv7 is random, its start is the time: neighbours in time mustn't look alike. */
function hueOf(id: string): number {
  return hues[(parseInt(id.slice(-4), 16) || 0) % hues.length] ?? 0;
}

function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => firstLetter(word ?? '?').toLocaleUpperCase()).join('');
}

/** As people see letters: an accent or a flag isn't torn from what it belongs to. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? '';
}
