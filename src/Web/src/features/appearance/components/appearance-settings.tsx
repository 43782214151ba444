import type { ReactNode } from 'react';
import { Choice } from '@/components/ui/choice';
import { SettingsSection } from '@/components/ui/settings-section';
import { useLanguage } from '@/lib/i18n/use-language';
import { preferences } from '@/lib/preferences/preferences';
import { useStore } from '@/lib/store';
import { useTitle } from '@/lib/ui/use-title';

/** A language is named in itself, so that who is lost finds home. */
const ownNames = { en: 'English', ar: 'العربية' };

export function AppearanceSettings(): ReactNode {
  const { t } = useLanguage();
  const { theme, contrast, locale } = useStore(preferences);
  useTitle(t('settings.appearance'));

  return (
    <SettingsSection title={t('settings.appearance')} lead={t('appearance.lead')}>
      <Choice
        legend={t('appearance.theme')}
        value={theme}
        onChange={(next) => preferences.change({ theme: next })}
        options={[
          { value: 'system', label: t('appearance.theme.system') },
          { value: 'light', label: t('appearance.theme.light') },
          { value: 'dark', label: t('appearance.theme.dark') },
        ]}
      />
      <Choice
        legend={t('appearance.contrast')}
        value={contrast}
        onChange={(next) => preferences.change({ contrast: next })}
        options={[
          { value: 'system', label: t('appearance.contrast.system') },
          { value: 'more', label: t('appearance.contrast.more') },
        ]}
      />
      <Choice
        legend={t('appearance.language')}
        value={locale}
        onChange={(next) => preferences.change({ locale: next })}
        options={[
          { value: 'system', label: t('appearance.language.system') },
          { value: 'en', label: ownNames.en },
          { value: 'ar', label: ownNames.ar },
        ]}
      />
    </SettingsSection>
  );
}
