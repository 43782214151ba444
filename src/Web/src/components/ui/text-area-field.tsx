import { useId, type ComponentProps } from 'react';
import { inputLook } from '@/components/ui/field';
import { cx } from '@/lib/ui/cx';

interface TextAreaFieldProps extends ComponentProps<'textarea'> {
  label: string;
  hint?: string;
  fault?: string | undefined;
}

export function TextAreaField({ label, hint, fault, ...rest }: TextAreaFieldProps) {
  const id = useId();
  const note = fault ?? hint;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        className={cx(inputLook, 'min-h-20 py-2')}
        aria-invalid={fault ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        {...rest}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={cx('min-h-4.5 text-12', fault ? 'text-danger' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  );
}
