import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBody, DialogFooter } from '@/components/ui/dialog';
import { FaultNote } from '@/components/ui/fault-note';
import { Field } from '@/components/ui/field';
import { useCreateConversation } from '@/features/conversations/api/use-create-conversation';
import { PersonPicker } from '@/features/conversations/components/person-picker';
import type { Person } from '@/lib/api/types';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';

export function NewGroup({ onDone }: { onDone: () => void }) {
  const language = useLanguage();
  const { t } = language;
  const create = useCreateConversation();
  const [name, setName] = useState('');
  const [people, setPeople] = useState<readonly Person[]>([]);

  const submit = () => {
    const group = {
      kind: 'group',
      member_ids: people.map(({ id }) => id),
      ...(name.trim() ? { name: name.trim() } : {}),
    } as const;
    create.mutate(group, { onSuccess: onDone });
  };

  return (
    <>
      <DialogBody>
        <Field
          label={t('new.name')}
          placeholder={t('new.group.name.hint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          dir="auto"
        />
        {people.length > 0 && (
          <ul className="flex flex-wrap gap-1.5" aria-label={t('new.group.chosen')}>
            {people.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  aria-label={t('new.group.remove', { name: person.display_name })}
                  className="inline-flex h-8 items-center gap-1.5 rounded-full bg-selected ps-3 pe-2 text-13 font-medium text-accent-text hover:brightness-105"
                  onClick={() => setPeople(people.filter((other) => other !== person))}
                >
                  {person.display_name}
                  <X aria-hidden size={14} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <PersonPicker
          label={t('new.group.who')}
          without={people.map(({ id }) => id)}
          onPick={(person) => setPeople([...people, person])}
        />
        <FaultNote>{create.isError ? describeError(language, create.error) : null}</FaultNote>
      </DialogBody>
      <DialogFooter>
        <Button look="primary" busy={create.isPending} disabled={people.length === 0} onClick={submit}>
          {t('new.group.action')}
        </Button>
      </DialogFooter>
    </>
  );
}
