import { useUnreadTotal } from '@/app/shell/use-unread-total';
import { useLanguage } from '@/lib/i18n/use-language';
import { useCurrentTitle } from '@/lib/ui/use-title';

export function DocumentTitle() {
  const { t } = useLanguage();
  const page = useCurrentTitle();
  const count = useUnreadTotal();
  const title = page ? t('title.page', { page, app: t('app.name') }) : t('app.name');
  return <title>{count > 0 ? t('title.unread', { count, title }) : title}</title>;
}
