import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { FaultNote } from '@/components/ui/fault-note';
import { Field } from '@/components/ui/field';
import { SettingsSection } from '@/components/ui/settings-section';
import { TextAreaField } from '@/components/ui/text-area-field';
import { updateProfile } from '@/features/accounts/api/update-profile';
import { useLanguage } from '@/lib/i18n/use-language';
import { useServices } from '@/lib/services';
import { useMe } from '@/lib/session/session-context';
import { toasts } from '@/lib/ui/toasts';
import { useForm } from '@/lib/ui/use-form';
import { useTitle } from '@/lib/ui/use-title';

export function ProfileSettings(): ReactNode {
  const { t } = useLanguage();
  const { api, session } = useServices();
  const me = useMe();
  const form = useForm({
    initial: { first_name: me.first_name, last_name: me.last_name, bio: me.bio },
    submit: async (profile) => {
      session.changeMe(await updateProfile(api, profile));
      toasts.show(t('profile.saved'));
    },
  });
  useTitle(t('settings.profile'));

  return (
    <SettingsSection title={t('settings.profile')} lead={t('profile.lead')}>
      <div className="flex items-center gap-4">
        <Avatar id={me.id} name={me.display_name} url={me.avatar_url} size="lg" />
        <div className="min-w-0">
          <p className="truncate text-16 font-semibold">{me.display_name}</p>
          <p className="truncate name-of text-14 text-muted" dir="ltr">
            @{me.username} · {me.email}
          </p>
        </div>
      </div>
      <form className="grid gap-4" noValidate onSubmit={(event) => void form.onSubmit(event)}>
        <div className="grid gap-4 mid:grid-cols-2">
          <Field label={t('profile.firstName')} autoComplete="given-name" {...form.field('first_name')} />
          <Field label={t('profile.lastName')} autoComplete="family-name" {...form.field('last_name')} />
        </div>
        <TextAreaField label={t('profile.bio')} hint={t('profile.bio.hint')} {...form.field('bio')} />
        <FaultNote>{form.problem}</FaultNote>
        <Button type="submit" look="primary" busy={form.busy} className="justify-self-start">
          {t('action.save')}
        </Button>
      </form>
    </SettingsSection>
  );
}
