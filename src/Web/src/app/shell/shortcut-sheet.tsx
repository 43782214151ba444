import { Dialog } from '@/components/ui/dialog';
import type { MessageKey } from '@/lib/i18n/i18n';
import { useLanguage } from '@/lib/i18n/use-language';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const command = isMac ? '⌘' : 'Ctrl';
const alt = isMac ? '⌥' : 'Alt';

const shortcuts: readonly { keys: readonly string[]; does: MessageKey }[] = [
  { keys: [command, 'K'], does: 'shortcuts.switch' },
  { keys: [alt, '↑ ↓'], does: 'shortcuts.neighbour' },
  { keys: [alt, '⇧', '↑ ↓'], does: 'shortcuts.unread' },
  { keys: ['↑ ↓'], does: 'shortcuts.walk' },
  { keys: ['Enter'], does: 'shortcuts.send' },
  { keys: ['⇧', 'Enter'], does: 'shortcuts.newline' },
  { keys: ['Esc'], does: 'shortcuts.close' },
  { keys: ['?'], does: 'shortcuts.help' },
];

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog open onClose={onClose} title={t('shortcuts.title')}>
      <dl className="scrolls px-5 pb-5">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-center gap-4 border-b py-2.5 last:border-0">
            <dt className="flex-1">{t(does)}</dt>
            <dd className="flex gap-1" dir="ltr">
              {keys.map((key) => (
                <kbd key={key} className="rounded-control border bg-bg px-1.5 py-0.5 font-sans text-12 text-muted">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
