import { DialogBody } from '@/components/ui/dialog';
import { FaultNote } from '@/components/ui/fault-note';
import { useCreateConversation } from '@/features/conversations/api/use-create-conversation';
import { PersonPicker } from '@/features/conversations/components/person-picker';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';

export function NewDirect({ onDone }: { onDone: () => void }) {
  const language = useLanguage();
  const create = useCreateConversation();
  return (
    <DialogBody>
      <PersonPicker
        label={language.t('new.direct.who')}
        onPick={(person) => create.mutate({ kind: 'direct', user_id: person.id }, { onSuccess: onDone })}
      />
      <FaultNote>{create.isError ? describeError(language, create.error) : null}</FaultNote>
    </DialogBody>
  );
}
