import { useNavigate } from '@tanstack/react-router';
import { Keyboard, LogOut, Moon, Sun, UserRound } from 'lucide-react';
import { overlays } from '@/app/shell/overlays';
import { useSignOut } from '@/app/shell/use-sign-out';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { useLanguage } from '@/lib/i18n/use-language';
import { preferences } from '@/lib/preferences/preferences';
import { usePresence } from '@/lib/presence/use-presence';
import { useMe } from '@/lib/session/session-context';

/** Everything about me, behind my face. */
export default function AccountMenu() {
  const { t } = useLanguage();
  const me = useMe();
  const presence = usePresence(me.id);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const isDark = document.documentElement.dataset.theme === 'dark';
  const trigger = (
    <button type="button" aria-label={t('account.menu', { name: me.display_name })} className="rounded-full p-1">
      <Avatar id={me.id} name={me.display_name} url={me.avatar_url} presence={presence} />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} side="right" align="end">
        <div className="px-2.5 py-2">
          <p className="truncate font-semibold">{me.display_name}</p>
          <p className="truncate name-of text-12 text-muted" dir="ltr">
            @{me.username}
          </p>
        </div>
        <MenuSeparator />
        <MenuItem icon={UserRound} onSelect={() => void navigate({ to: '/settings/profile' })}>
          {t('settings.profile')}
        </MenuItem>
        <MenuItem icon={isDark ? Sun : Moon} onSelect={() => preferences.change({ theme: isDark ? 'light' : 'dark' })}>
          {t(isDark ? 'appearance.toLight' : 'appearance.toDark')}
        </MenuItem>
        <MenuItem icon={Keyboard} onSelect={() => overlays.open('help')}>
          {t('shortcuts.title')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={LogOut} onSelect={signOut.ask}>
          {t('signOut.action')}
        </MenuItem>
      </Menu>
      {signOut.dialog}
    </>
  );
}
