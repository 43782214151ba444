import { Compass, MessagesSquare, Settings, type LucideIcon } from 'lucide-react';
import type { MessageKey } from '@/lib/i18n/i18n';

interface Place {
  to: '/' | '/discover' | '/settings';
  icon: LucideIcon;
  label: MessageKey;
  isHere: (path: string) => boolean;
}

export const places: readonly Place[] = [
  {
    to: '/',
    icon: MessagesSquare,
    label: 'place.conversations',
    isHere: (path) => path === '/' || path.startsWith('/c/'),
  },
  { to: '/discover', icon: Compass, label: 'place.discover', isHere: (path) => path.startsWith('/discover') },
  { to: '/settings', icon: Settings, label: 'place.settings', isHere: (path) => path.startsWith('/settings') },
];
