import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { places } from '@/app/shell/places';
import { inputLook } from '@/components/ui/field';
import { Dialog } from '@/components/ui/dialog';
import { conversationTitle } from '@/features/conversations/conversation-title';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { byActivity } from '@/features/conversations/live/conversation-list';
import { useConversations } from '@/features/conversations/live/conversations';
import { useLanguage } from '@/lib/i18n/use-language';
import { useStore } from '@/lib/store';
import { cx } from '@/lib/ui/cx';

interface Target {
  id: string;
  name: string;
  picture: React.ReactNode;
  go: () => void;
}

const shown = 8;

/** Type a few letters, Enter, and one is there. */
export default function QuickSwitcher({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const targets = useTargets().filter(({ name }) =>
    name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()),
  );
  const visible = targets.slice(0, shown);
  const current = visible[Math.min(active, visible.length - 1)];

  const choose = (target: Target) => {
    onClose();
    target.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(active + step, visible.length - 1)));
    } else if (event.key === 'Enter' && current) choose(current);
  };

  return (
    <Dialog open onClose={onClose} title={t('switcher.title')}>
      <div className="px-5">
        <input
          role="combobox"
          aria-label={t('switcher.label')}
          aria-expanded={visible.length > 0}
          aria-controls={id}
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          autoComplete="off"
          placeholder={t('switcher.placeholder')}
          className={cx(inputLook, 'h-10 touch:h-11')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} role="listbox" aria-label={t('switcher.title')} className="h-92 scrolls p-3">
        {visible.map((target) => (
          // The keyboard acts through the box above, which keeps the focus (aria-activedescendant).
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={target.id}
            id={`${id}-${target.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={target === current}
            className={cx(
              'flex h-11 cursor-pointer items-center gap-3 rounded-control px-2',
              target === current ? 'bg-selected' : 'hover:bg-hover',
            )}
            onClick={() => choose(target)}
          >
            {target.picture}
            <span className="truncate name-of font-medium" dir="auto">
              {target.name}
            </span>
          </div>
        ))}
        {visible.length === 0 && <div className="p-6 text-center text-13 text-muted">{t('switcher.none')}</div>}
      </div>
    </Dialog>
  );
}

function useTargets(): Target[] {
  const language = useLanguage();
  const { list } = useConversations();
  const { byId } = useStore(list);
  const navigate = useNavigate();
  return useMemo(
    () => [
      ...byActivity(Object.values(byId)).map((conversation) => ({
        id: conversation.id,
        name: conversationTitle(conversation, language),
        picture: <ConversationAvatar conversation={conversation} />,
        go: () => void navigate({ to: '/c/$conversationId', params: { conversationId: conversation.id } }),
      })),
      ...places.map(({ to, icon: Icon, label }) => ({
        id: label,
        name: language.t(label),
        picture: (
          <span className="inline-flex size-9 items-center justify-center text-muted">
            <Icon aria-hidden size={18} strokeWidth={1.75} />
          </span>
        ),
        go: () => void navigate({ to }),
      })),
    ],
    [byId, language, navigate],
  );
}
