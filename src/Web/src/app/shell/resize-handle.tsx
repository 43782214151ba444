import type { KeyboardEvent, PointerEvent } from 'react';
import { narrowest, widest } from '@/app/shell/use-list-width';
import { useLanguage } from '@/lib/i18n/use-language';

interface ResizeHandleProps {
  value: number;
  change: (width: number) => void;
  reset: () => void;
}

const step = 16;

/** The edge between list and content: dragged, moved with arrow keys, put back by a double click. */
export function ResizeHandle({ value, change, reset }: ResizeHandleProps) {
  const { t } = useLanguage();
  const direction = document.documentElement.dir === 'rtl' ? -1 : 1;
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = ({ clientX }) => change(value + (clientX - from) * direction);
    handle.onpointerup = () => (handle.onpointermove = null);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') change(value + step * direction);
    if (key === 'ArrowLeft') change(value - step * direction);
  };
  return (
    // A window splitter is a separator that takes the focus (ARIA), which the rules don't know.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('list.resize')}
      aria-valuenow={value}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="absolute inset-y-0 -inset-e-1 z-10 w-2 cursor-col-resize touch-none transition-colors duration-100 hover:bg-accent/30 focus-visible:bg-accent/60"
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={reset}
    />
  );
}
