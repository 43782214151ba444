import { useId } from 'react';
import { cx } from '@/lib/ui/cx';

interface ChoiceProps<T extends string> {
  legend: string;
  options: readonly { value: T; label: string; hint?: string }[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
}

/** One of a few, all in view: native radio buttons under a look of their own. */
export function Choice<T extends string>({ legend, options, value, onChange, className }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={className}>
      <legend className="mb-2 text-13 font-medium">{legend}</legend>
      <div className="grid gap-2 mid:auto-cols-fr mid:grid-flow-col">
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'flex min-h-10 items-center gap-3 rounded-card border px-3 py-2 transition-colors duration-100 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              option.value === value ? 'border-accent bg-selected' : 'border-border hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="size-4 shrink-0 accent-accent-solid outline-none"
            />
            <span className="grid">
              <span className="text-14 font-medium">{option.label}</span>
              {option.hint !== undefined && <span className="text-12 text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
