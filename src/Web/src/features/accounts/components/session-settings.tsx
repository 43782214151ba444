import { CloudOff, MonitorSmartphone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SettingsSection } from '@/components/ui/settings-section';
import { Skeleton } from '@/components/ui/skeleton';
import { StateMessage } from '@/components/ui/state-message';
import { useEndSession } from '@/features/accounts/api/use-end-session';
import { useSessions } from '@/features/accounts/api/use-sessions';
import type { SessionInfo } from '@/lib/api/types';
import { ago, fullDate } from '@/lib/i18n/dates';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { toasts } from '@/lib/ui/toasts';
import { useTitle } from '@/lib/ui/use-title';

export function SessionSettings(): ReactNode {
  const { t } = useLanguage();
  useTitle(t('settings.sessions'));
  return (
    <SettingsSection title={t('settings.sessions')} lead={t('sessions.lead')}>
      <Sessions />
    </SettingsSection>
  );
}

function Sessions() {
  const language = useLanguage();
  const { t } = language;
  const sessions = useSessions();
  const end = useEndSession();
  const [ending, setEnding] = useState<SessionInfo | null>(null);

  if (sessions.isPending) return <SessionSkeletons />;
  if (sessions.isError)
    return (
      <StateMessage
        alert
        icon={CloudOff}
        title={t('sessions.failed')}
        action={<Button onClick={() => void sessions.refetch()}>{t('action.retry')}</Button>}
      >
        {describeError(language, sessions.error)}
      </StateMessage>
    );

  const confirm = () => {
    if (!ending) return;
    end.mutate(ending.id, {
      onSuccess: () => toasts.show(t('sessions.ended')),
      onError: (error) => toasts.show(describeError(language, error), 'danger'),
      onSettled: () => setEnding(null),
    });
  };

  return (
    <>
      <ul className="divide-y divide-border rounded-card border bg-raised">
        {sessions.data.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => setEnding(session)} />
        ))}
      </ul>
      <ConfirmDialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={t('sessions.end.title', { device: ending?.device ?? '' })}
        consequence={t('sessions.end.consequence')}
        action={t('sessions.end.action')}
        busy={end.isPending}
        onConfirm={confirm}
      />
    </>
  );
}

function SessionRow({ session, onEnd }: { session: SessionInfo; onEnd: () => void }) {
  const language = useLanguage();
  const { t } = language;
  const seen = session.last_used_at;
  return (
    <li className="flex items-center gap-3.5 p-3.5">
      <MonitorSmartphone aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{session.device}</p>
        <p className="truncate text-13 text-muted" title={fullDate(language, seen)}>
          {session.current ? <span className="text-positive">{t('sessions.current')}</span> : ago(language, seen)}
        </p>
      </div>
      {!session.current && <Button onClick={onEnd}>{t('sessions.end.action')}</Button>}
    </li>
  );
}

function SessionSkeletons() {
  const { t } = useLanguage();
  return (
    <div className="divide-y divide-border rounded-card border bg-raised" aria-busy aria-label={t('state.loading')}>
      {[0, 1].map((index) => (
        <div key={index} className="flex h-17 items-center gap-3.5 p-3.5">
          <Skeleton className="size-5" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="h-3 w-56" />
          </div>
        </div>
      ))}
    </div>
  );
}
