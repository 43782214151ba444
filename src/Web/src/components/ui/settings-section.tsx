import { useId, type ReactNode } from 'react';

interface SettingsSectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

export function SettingsSection({ title, lead, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-5">
      <header className="grid gap-1">
        <h2 id={id} className="text-18 font-semibold">
          {title}
        </h2>
        {lead !== undefined && <p className="text-14 text-muted">{lead}</p>}
      </header>
      {children}
    </section>
  );
}
