import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/lib/ui/cx';

interface StateMessageProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
  /** Errors are announced; emptiness isn't. */
  alert?: boolean;
  className?: string;
}

/** Stands where content would: nothing here yet, not allowed, or gone wrong. */
export function StateMessage({ icon: Icon, title, children, action, alert, className }: StateMessageProps) {
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={cx('flex animate-fade-in flex-col items-center justify-center gap-1 p-8 text-center', className)}
    >
      <span className="mb-3 inline-flex size-12 items-center justify-center rounded-sheet bg-selected text-accent-text">
        <Icon aria-hidden size={22} strokeWidth={1.75} />
      </span>
      <h2 className="text-16 font-semibold">{title}</h2>
      {children !== undefined && <p className="max-w-80 text-14 text-balance text-muted">{children}</p>}
      {action !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
