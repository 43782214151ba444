import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from '@/lib/ui/cx';

const looks = {
  primary: 'bg-accent-solid text-on-accent hover:bg-accent-solid-hover',
  secondary: 'border border-border bg-raised text-text hover:bg-hover',
  quiet: 'text-muted hover:bg-hover hover:text-text',
  danger: 'bg-danger-solid text-on-accent hover:brightness-110',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof looks;
  /** Waits for an answer: can't be pressed again, and says so. */
  busy?: boolean;
}

export function Button({ look = 'secondary', busy, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(
        'relative inline-flex h-9 items-center justify-center gap-2 rounded-control px-3.5 text-14 font-medium whitespace-nowrap transition-colors duration-100 select-none disabled:opacity-50 touch:h-11',
        looks[look],
        className,
      )}
      disabled={disabled === true || busy === true}
      aria-busy={busy}
      {...rest}
    >
      {busy && <LoaderCircle aria-hidden className="absolute size-4 animate-spin" />}
      <span className={cx('inline-flex items-center gap-2', busy && 'opacity-0')}>{children}</span>
    </button>
  );
}
