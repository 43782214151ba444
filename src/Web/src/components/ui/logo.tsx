import { cx } from '@/lib/ui/cx';

/** Two people in one orbit. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className={cx('size-6', className)}>
      <circle
        cx="12"
        cy="12"
        r="9"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeDasharray="44 13"
        strokeLinecap="round"
      />
      <circle cx="12" cy="12" r="3.5" fill="currentColor" />
      <circle cx="18.6" cy="5.6" r="2.25" fill="currentColor" />
    </svg>
  );
}

export function Logo({ name, className }: { name: string; className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2.5', className)}>
      <LogoMark />
      <span className="text-16 font-semibold tracking-tight text-text">{name}</span>
    </span>
  );
}
