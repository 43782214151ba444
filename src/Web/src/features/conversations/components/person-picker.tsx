import { SearchX, UserRoundSearch } from 'lucide-react';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { inputLook } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { usePeopleSearch } from '@/features/conversations/api/use-people-search';
import type { Person } from '@/lib/api/types';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { cx } from '@/lib/ui/cx';

interface PersonPickerProps {
  label: string;
  /** People who have been chosen already. */
  without?: readonly string[];
  onPick: (person: Person) => void;
}

/** Type a name, walk the matches with the arrow keys, Enter picks. */
export function PersonPicker({ label, without = [], onPick }: PersonPickerProps) {
  const { t } = useLanguage();
  const id = useId();
  const me = useMe();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const search = usePeopleSearch(useDeferredValue(query));
  const people = (query.trim() ? (search.data ?? []) : []).filter(({ id }) => id !== me.id && !without.includes(id));
  const current = people[Math.min(active, people.length - 1)];

  const pick = (person: Person) => {
    setQuery('');
    setActive(0);
    onPick(person);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(active + step, people.length - 1)));
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      pick(current);
    }
  };

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={t('people.placeholder')}
        className={cx(inputLook, 'h-10 touch:h-11')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="mt-1 h-56 scrolls">
        <Matches search={search} query={query} count={people.length} />
        <div id={`${id}-list`} role="listbox" aria-label={t('people.matches')}>
          {people.map((person) => (
            <PersonOption
              key={person.id}
              id={`${id}-${person.id}`}
              person={person}
              isActive={person === current}
              onPick={() => pick(person)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface PersonOptionProps {
  id: string;
  person: Person;
  isActive: boolean;
  onPick: () => void;
}

function PersonOption({ id, person, isActive, onPick }: PersonOptionProps) {
  return (
    // The keyboard acts through the box above, which keeps the focus (aria-activedescendant).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={cx(
        'flex h-12 cursor-pointer items-center gap-3 rounded-control px-2',
        isActive ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <Avatar id={person.id} name={person.display_name} url={person.avatar_url} />
      <span className="grid min-w-0">
        <span className="truncate name-of font-medium" dir="auto">
          {person.display_name}
        </span>
        <span className="truncate name-of text-12 text-muted" dir="ltr">
          @{person.username}
        </span>
      </span>
    </div>
  );
}

interface MatchesProps {
  search: ReturnType<typeof usePeopleSearch>;
  query: string;
  count: number;
}

/** What there is to say in place of matches. */
function Matches({ search, query, count }: MatchesProps) {
  const language = useLanguage();
  const { t } = language;
  if (!query.trim()) return <Hint icon={UserRoundSearch} text={t('people.hint')} />;
  if (search.isError) return <Hint icon={SearchX} text={describeError(language, search.error)} />;
  if (search.isPending) return <Skeleton className="h-12" />;
  return count === 0 ? <Hint icon={SearchX} text={t('people.none', { query })} /> : null;
}

function Hint({ icon: Icon, text }: { icon: typeof SearchX; text: string }) {
  return (
    <p
      role="status"
      className="flex h-full flex-col items-center justify-center gap-2 px-6 text-center text-13 text-muted"
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} className="text-faint" />
      {text}
    </p>
  );
}
