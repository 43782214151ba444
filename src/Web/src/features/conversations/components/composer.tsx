import { SendHorizontal } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useConversations } from '@/features/conversations/live/conversations';
import { TypingSignal } from '@/features/conversations/live/typing-signal';
import { useLanguage } from '@/lib/i18n/use-language';
import { useServices } from '@/lib/services';
import { cx } from '@/lib/ui/cx';
import { useMedia } from '@/lib/ui/use-media';

interface ComposerProps {
  conversationId: string;
  title: string;
}

export const longestMessage = 5_000;
const countFrom = 4_500;

export function Composer({ conversationId, title }: ComposerProps) {
  const { t } = useLanguage();
  const { live } = useServices();
  const { outbox, drafts } = useConversations();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => drafts.read(conversationId));
  const typing = useMemo(() => new TypingSignal(live, conversationId), [live, conversationId]);
  const isTouch = useMedia('(pointer: coarse)');
  const canSend = text.trim() !== '' && text.length <= longestMessage;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  useFocusOnArrival(box, isTouch);
  useEffect(() => () => typing.sent(), [typing]);

  const change = (next: string) => {
    setText(next);
    drafts.keep(conversationId, next);
    if (next.trim()) typing.typed();
    else typing.stopped();
  };
  const send = () => {
    if (!canSend) return;
    outbox.add(conversationId, text.trim());
    setText('');
    drafts.keep(conversationId, '');
    typing.sent();
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composition of a character (Japanese, Chinese, …); on a phone it breaks the line.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || isTouch) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="shrink-0 px-3 pt-1 mid:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end rounded-card border border-border-strong/50 bg-raised transition-colors duration-100 focus-within:border-focus focus-within:ring-3 focus-within:ring-accent/20">
        <textarea
          ref={box}
          rows={1}
          dir={text ? 'auto' : undefined}
          value={text}
          placeholder={t('composer.placeholder', { title })}
          aria-label={t('composer.label', { title })}
          aria-describedby="composer-count"
          aria-invalid={text.length > longestMessage || undefined}
          enterKeyHint={isTouch ? 'enter' : 'send'}
          className="max-h-[33dvh] min-h-11 flex-1 resize-none scrolls bg-transparent px-3.5 py-2.5 text-15 outline-none placeholder:text-faint"
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Count length={text.length} />
        <button
          type="submit"
          aria-label={t('composer.send')}
          title={t('composer.send')}
          disabled={!canSend}
          className={cx(
            'm-1.5 inline-flex size-8 shrink-0 items-center justify-center rounded-control transition-colors duration-100 touch:size-9',
            canSend ? 'bg-accent-solid text-on-accent hover:bg-accent-solid-hover' : 'text-faint',
          )}
        >
          <SendHorizontal aria-hidden size={18} strokeWidth={1.75} className="rtl:-scale-x-100" />
        </button>
      </div>
    </form>
  );
}

/** Silent until it matters. */
function Count({ length }: { length: number }) {
  const { t } = useLanguage();
  const left = longestMessage - length;
  return (
    <span
      id="composer-count"
      aria-live="polite"
      className={cx('self-center px-1 text-12 tabular-nums', left < 0 ? 'text-danger' : 'text-muted')}
    >
      {length >= countFrom && t(left < 0 ? 'composer.over' : 'composer.left', { count: Math.abs(left) })}
    </span>
  );
}

/** On a phone the keyboard would cover what one came to read. */
function useFocusOnArrival(box: React.RefObject<HTMLTextAreaElement | null>, isTouch: boolean) {
  useEffect(() => {
    if (!isTouch) box.current?.focus({ preventScroll: true });
  }, [box, isTouch]);
}
