import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FaultNote } from '@/components/ui/fault-note';
import { Field } from '@/components/ui/field';
import { emailFault, passwordFault, usernameFault } from '@/features/accounts/account-rules';
import { AccountFrame } from '@/features/accounts/components/account-frame';
import { PasswordField } from '@/features/accounts/components/password-field';
import { useLanguage } from '@/lib/i18n/use-language';
import { useSession } from '@/lib/session/session-context';
import { useForm } from '@/lib/ui/use-form';
import { useTitle } from '@/lib/ui/use-title';

export function RegisterPage(): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const form = useForm({
    initial: { username: '', email: '', password: '' },
    check: ({ username, email, password }) => ({
      username: usernameFault(username),
      email: emailFault(email),
      password: passwordFault(password, username),
    }),
    submit: (account) => session.register(account),
    faultOf: { username_taken: 'username', email_taken: 'email' },
  });
  useTitle(t('register.title'));

  return (
    <AccountFrame
      title={t('register.title')}
      lead={t('register.lead')}
      footer={
        <>
          {t('register.hasAccount')}{' '}
          <Link to="/sign-in" search={true} className="font-medium text-accent-text hover:underline">
            {t('register.toSignIn')}
          </Link>
        </>
      }
    >
      <form className="grid gap-3" noValidate onSubmit={(event) => void form.onSubmit(event)}>
        <Field
          label={t('account.username')}
          hint={t('account.username.hint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          {...form.field('username')}
        />
        <Field
          label={t('account.email')}
          hint={t('account.email.hint')}
          type="email"
          autoComplete="email"
          dir="ltr"
          {...form.field('email')}
        />
        <PasswordField
          label={t('account.password')}
          hint={t('account.password.hint')}
          autoComplete="new-password"
          {...form.field('password')}
        />
        <FaultNote>{form.problem}</FaultNote>
        <Button type="submit" look="primary" busy={form.busy} className="mt-1 h-10">
          {t('register.action')}
        </Button>
      </form>
    </AccountFrame>
  );
}
