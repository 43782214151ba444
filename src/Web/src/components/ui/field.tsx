import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from '@/lib/ui/cx';

export const inputLook =
  'w-full rounded-control border border-border-strong/60 bg-raised px-3 text-14 text-text placeholder:text-faint transition-colors duration-100 hover:border-border-strong focus:border-focus focus:outline-2 focus:-outline-offset-1 focus:outline-focus aria-invalid:border-danger disabled:opacity-60';

interface FieldProps extends ComponentProps<'input'> {
  label: string;
  hint?: ReactNode;
  fault?: string | undefined;
  /** Something that sits inside the box, at its end. */
  trailing?: ReactNode;
}

/** A labelled box with room for a hint, or for what is wrong, so that nothing moves when a fault shows. */
export function Field({ label, hint, fault, trailing, dir, className, ...rest }: FieldProps) {
  const id = useId();
  const note = fault ?? hint;
  return (
    <div className={cx('grid gap-1.5', className)}>
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <div className="relative" dir={dir}>
        <input
          id={id}
          className={cx(inputLook, 'h-10 touch:h-11', trailing != null && 'pe-11')}
          aria-invalid={fault ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          {...rest}
        />
        {trailing != null && <div className="absolute inset-y-0 inset-e-1 flex items-center">{trailing}</div>}
      </div>
      {note !== undefined && (
        <p id={`${id}-note`} className={cx('min-h-4.5 text-12', fault ? 'text-danger' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  );
}
