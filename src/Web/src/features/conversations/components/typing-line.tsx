import type { Typist } from '@/features/conversations/live/typing-people';
import type { Member } from '@/lib/api/types';
import { useLanguage } from '@/lib/i18n/use-language';

interface TypingLineProps {
  typing: readonly Typist[];
  members: readonly Member[];
}

const namedAtMost = 3;

/** Always there and mostly empty, so that nothing moves when somebody begins to type. */
export function TypingLine({ typing, members }: TypingLineProps) {
  const { t } = useLanguage();
  const nameOf = ({ user_id, username }: Typist) =>
    members.find(({ user }) => user.id === user_id)?.user.display_name ?? username;
  const names = typing.slice(0, namedAtMost).map(nameOf);
  return (
    <div className="flex h-7 shrink-0 items-center gap-2 px-5 pb-1 text-12 text-muted">
      {typing.length > 0 && (
        <>
          <span aria-hidden className="flex gap-0.75">
            <i className="size-1.25 animate-typing rounded-full bg-current" />
            <i className="size-1.25 animate-typing rounded-full bg-current [animation-delay:150ms]" />
            <i className="size-1.25 animate-typing rounded-full bg-current [animation-delay:300ms]" />
          </span>
          <span className="truncate name-of" dir="auto">
            {typing.length > namedAtMost
              ? t('typing.many')
              : t('typing.some', {
                  count: names.length,
                  first: names[0] ?? '',
                  second: names[1] ?? '',
                  third: names[2] ?? '',
                })}
          </span>
        </>
      )}
    </div>
  );
}
