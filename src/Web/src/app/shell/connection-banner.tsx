import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useConversations } from '@/features/conversations/live/conversations';
import { useLanguage } from '@/lib/i18n/use-language';
import { useServices } from '@/lib/services';
import { useSelected } from '@/lib/store';

/** A blink of the network is nobody's business. */
const patienceMs = 1_500;

/** Says that we are offline, and what happens to what one writes. It stands above everything and covers nothing. */
export function ConnectionBanner() {
  const { t } = useLanguage();
  const { live } = useServices();
  const { outbox } = useConversations();
  const isOnline = useSelected(live, ({ status }) => status === 'online');
  const waiting = useSelected(outbox, (entries) => entries.filter(({ state }) => state !== 'failed').length);
  const isLong = useHasLasted(!isOnline, patienceMs);
  return (
    <div role="status" className="shrink-0">
      {isLong && (
        <div className="flex animate-fade-in items-center justify-center gap-2 border-b border-border bg-warning-soft px-4 py-1.5 text-13">
          <CloudOff aria-hidden size={15} className="shrink-0 text-warning" />
          <span>{waiting > 0 ? t('offline.waiting', { count: waiting }) : t('offline.banner')}</span>
          <button type="button" className="font-semibold underline underline-offset-2" onClick={live.hurry}>
            {t('offline.now')}
          </button>
        </div>
      )}
    </div>
  );
}

function useHasLasted(condition: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasted(condition), condition ? ms : 0);
    return () => clearTimeout(timer);
  }, [condition, ms]);
  return lasted && condition;
}
