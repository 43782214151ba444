import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { NewLine } from '@/features/conversations/components/use-new-line';
import { useLanguage } from '@/lib/i18n/use-language';
import { cx } from '@/lib/ui/cx';

const look =
  'inline-flex h-9 items-center gap-2 rounded-full border border-border bg-raised px-3.5 text-13 font-medium shadow-floating transition-colors duration-100 hover:bg-selected touch:h-11';

interface JumpToLatestProps {
  shown: boolean;
  /** Messages that have come since one scrolled away. */
  count: number;
  onJump: () => void;
}

export function JumpToLatest({ shown, count, onJump }: JumpToLatestProps) {
  const { t } = useLanguage();
  if (!shown) return null;
  return (
    <button
      type="button"
      onClick={onJump}
      className={cx(look, 'absolute inset-e-5 bottom-3 animate-rise', count > 0 && 'text-accent-text')}
    >
      <ArrowDown aria-hidden size={16} />
      {count > 0 ? t('chat.newBelow', { count }) : t('chat.latest')}
    </button>
  );
}

/** The first unread message is further up than what is loaded or shown. */
export function JumpToUnread({ newLine, onJump }: { newLine: NewLine; onJump: (seq: number) => void }) {
  const { t } = useLanguage();
  const { above } = newLine;
  if (!above) return null;
  return (
    <div className="absolute inset-x-0 top-3 flex animate-rise justify-center">
      <div className={cx(look, 'gap-0 p-0')}>
        <button
          type="button"
          className="inline-flex h-full items-center gap-2 rounded-s-full ps-3.5 pe-2 text-accent-text"
          onClick={() => onJump(above.seq)}
        >
          <ArrowUp aria-hidden size={16} />
          {t('chat.unreadAbove', { count: above.count })}
        </button>
        <button
          type="button"
          aria-label={t('action.dismiss')}
          className="inline-flex h-full items-center rounded-e-full ps-1 pe-3 text-muted hover:text-text"
          onClick={newLine.dismissAbove}
        >
          <X aria-hidden size={14} />
        </button>
      </div>
    </div>
  );
}
