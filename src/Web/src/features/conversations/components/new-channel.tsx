import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { DialogBody, DialogFooter } from '@/components/ui/dialog';
import { FaultNote } from '@/components/ui/fault-note';
import { Field } from '@/components/ui/field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { useCreateConversation } from '@/features/conversations/api/use-create-conversation';
import type { Visibility } from '@/lib/api/types';
import { useLanguage } from '@/lib/i18n/use-language';
import { useForm } from '@/lib/ui/use-form';

export function NewChannel({ onDone }: { onDone: () => void }) {
  const { t } = useLanguage();
  const create = useCreateConversation();
  const [visibility, setVisibility] = useState<Visibility>('public');
  const form = useForm({
    initial: { name: '', description: '' },
    check: ({ name }) => ({ name: name.trim() ? undefined : 'form.missing' }),
    submit: async ({ name, description }) => {
      await create.mutateAsync({ kind: 'channel', name: name.trim(), description: description.trim(), visibility });
      onDone();
    },
  });

  return (
    <form className="flex min-h-0 flex-col" noValidate onSubmit={(event) => void form.onSubmit(event)}>
      <DialogBody>
        <Field label={t('new.name')} dir="auto" {...form.field('name')} />
        <TextAreaField
          label={t('new.channel.about')}
          hint={t('new.channel.about.hint')}
          dir="auto"
          {...form.field('description')}
        />
        <Choice
          legend={t('new.channel.visibility')}
          value={visibility}
          onChange={setVisibility}
          options={[
            { value: 'public', label: t('new.channel.public'), hint: t('new.channel.public.hint') },
            { value: 'private', label: t('new.channel.private'), hint: t('new.channel.private.hint') },
          ]}
        />
        <FaultNote>{form.problem}</FaultNote>
      </DialogBody>
      <DialogFooter>
        <Button type="submit" look="primary" busy={form.busy}>
          {t('new.channel.action')}
        </Button>
      </DialogFooter>
    </form>
  );
}
