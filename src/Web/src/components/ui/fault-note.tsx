import { CircleAlert } from 'lucide-react';

/** What went wrong with a form as a whole. Announced at once. */
export function FaultNote({ children }: { children: string | null }) {
  if (children === null) return null;
  return (
    <p role="alert" className="flex gap-2.5 rounded-control bg-danger-soft px-3 py-2.5 text-13 text-danger">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}
