import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FaultNote } from '@/components/ui/fault-note';
import { Field } from '@/components/ui/field';
import { missing } from '@/features/accounts/account-rules';
import { AccountFrame } from '@/features/accounts/components/account-frame';
import { PasswordField } from '@/features/accounts/components/password-field';
import { useLanguage } from '@/lib/i18n/use-language';
import { useSession } from '@/lib/session/session-context';
import { useSelected } from '@/lib/store';
import { useForm } from '@/lib/ui/use-form';
import { useTitle } from '@/lib/ui/use-title';

export function SignInPage(): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const wasEnded = useSelected(session, (state) => state.status === 'signed-out' && state.because === 'ended');
  const form = useForm({
    initial: { login: '', password: '' },
    check: ({ login, password }) => ({ login: missing(login), password: missing(password) }),
    submit: ({ login, password }) => session.signIn({ login: login.trim(), password }),
  });
  useTitle(t('signIn.title'));

  return (
    <AccountFrame
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      footer={
        <>
          {t('signIn.noAccount')}{' '}
          <Link to="/register" search={true} className="font-medium text-accent-text hover:underline">
            {t('signIn.toRegister')}
          </Link>
        </>
      }
    >
      {wasEnded && (
        <p role="status" className="rounded-control bg-warning-soft px-3 py-2.5 text-13">
          {t('signIn.ended')}
        </p>
      )}
      <form className="grid gap-4" noValidate onSubmit={(event) => void form.onSubmit(event)}>
        <Field
          label={t('account.login')}
          autoComplete="username"
          autoCapitalize="none"
          dir="ltr"
          {...form.field('login')}
        />
        <PasswordField label={t('account.password')} autoComplete="current-password" {...form.field('password')} />
        <FaultNote>{form.problem}</FaultNote>
        <Button type="submit" look="primary" busy={form.busy} className="mt-1 h-10">
          {t('signIn.action')}
        </Button>
      </form>
    </AccountFrame>
  );
}
