import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';
import { useLanguage } from '@/lib/i18n/use-language';

interface AccountFrameProps {
  title: string;
  lead: string;
  children: ReactNode;
  /** The way to the other page. */
  footer: ReactNode;
}

/** What a stranger sees first: the form, and on a wide screen what this place is. */
export function AccountFrame({ title, lead, children, footer }: AccountFrameProps) {
  const { t } = useLanguage();
  return (
    <div className="grid h-full scrolls bg-surface wide:grid-cols-[1fr_minmax(30rem,2fr)]">
      <main className="flex min-h-full flex-col px-6 py-8 wide:border-e wide:px-14">
        <Logo className="text-accent-text" name={t('app.name')} />
        <div className="mx-auto my-auto grid w-full max-w-90 gap-6 py-10">
          <header className="grid gap-1.5">
            <h1 className="text-28 font-semibold tracking-tight">{title}</h1>
            <p className="text-15 text-muted">{lead}</p>
          </header>
          {children}
          <p className="text-14 text-muted">{footer}</p>
        </div>
      </main>
      <Welcome />
    </div>
  );
}

function Welcome() {
  const { t } = useLanguage();
  return (
    <aside className="relative hidden overflow-hidden bg-bg wide:flex" aria-label={t('welcome.label')}>
      <div aria-hidden className="welcome-glow absolute inset-0" />
      <div className="relative m-auto grid max-w-130 gap-8 p-14">
        <p className="text-[2.5rem] leading-[1.15] font-semibold tracking-tight text-balance">
          {t('welcome.headline')}
        </p>
        <ul className="grid gap-4 text-16 text-muted">
          {(['welcome.lossless', 'welcome.yours', 'welcome.everywhere'] as const).map((key) => (
            <li key={key} className="flex gap-3">
              <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-accent" />
              {t(key)}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
