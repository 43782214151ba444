import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FaultNote } from '@/components/ui/fault-note';
import { SettingsSection } from '@/components/ui/settings-section';
import { missing, passwordFault } from '@/features/accounts/account-rules';
import { changePassword } from '@/features/accounts/api/change-password';
import { PasswordField } from '@/features/accounts/components/password-field';
import { useLanguage } from '@/lib/i18n/use-language';
import { useServices } from '@/lib/services';
import { useMe } from '@/lib/session/session-context';
import { toasts } from '@/lib/ui/toasts';
import { useForm } from '@/lib/ui/use-form';
import { useTitle } from '@/lib/ui/use-title';

const empty = { current: '', new: '' };

export function PasswordSettings(): ReactNode {
  const { t } = useLanguage();
  const { api } = useServices();
  const { username } = useMe();
  const form = useForm({
    initial: empty,
    check: (passwords) => ({ current: missing(passwords.current), new: passwordFault(passwords.new, username) }),
    submit: async (passwords) => {
      await changePassword(api, passwords);
      form.reset(empty);
      toasts.show(t('password.changed'));
    },
    faultOf: { invalid_credentials: 'current', wrong_password: 'current' },
  });
  useTitle(t('settings.password'));

  return (
    <SettingsSection title={t('settings.password')} lead={t('password.lead')}>
      <form className="grid max-w-90 gap-4" noValidate onSubmit={(event) => void form.onSubmit(event)}>
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        <PasswordField label={t('password.current')} autoComplete="current-password" {...form.field('current')} />
        <PasswordField
          label={t('password.new')}
          hint={t('account.password.hint')}
          autoComplete="new-password"
          {...form.field('new')}
        />
        <FaultNote>{form.problem}</FaultNote>
        <Button type="submit" look="primary" busy={form.busy} className="justify-self-start">
          {t('password.action')}
        </Button>
      </form>
    </SettingsSection>
  );
}
