import { cx } from '@/lib/ui/cx';

/** A place that will be filled, in the shape of what will fill it. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-shimmer rounded-control bg-hover', className)} />;
}
