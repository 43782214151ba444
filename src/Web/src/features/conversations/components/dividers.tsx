import { dayName } from '@/lib/i18n/dates';
import { useLanguage } from '@/lib/i18n/use-language';
import { cx } from '@/lib/ui/cx';

/** The first message of a day. Where it is also the first new one, one line says both. */
export function DayDivider({ at, isNew }: { at: string; isNew: boolean }) {
  const language = useLanguage();
  return (
    <div className="flex items-center gap-3 px-4 pt-5 pb-1" role="separator">
      <span className={cx('h-px flex-1', isNew ? 'bg-accent' : 'bg-border')} />
      <span className="text-12 font-medium text-muted">{dayName(language, at)}</span>
      <span className={cx('h-px flex-1', isNew ? 'bg-accent' : 'bg-border')} />
      {isNew && <span className="text-12 font-semibold text-accent-text">{language.t('chat.newLine')}</span>}
    </div>
  );
}

export function NewDivider() {
  const { t } = useLanguage();
  return (
    <div className="flex items-center gap-3 px-4 pt-3" role="separator">
      <span className="h-px flex-1 bg-accent" />
      <span className="text-12 font-semibold text-accent-text">{t('chat.newLine')}</span>
    </div>
  );
}
