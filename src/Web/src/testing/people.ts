import type { Me, Person } from '@/lib/api/types';

export function person(username: string): Person {
  const display_name = username.charAt(0).toUpperCase() + username.slice(1);
  return { id: `id-of-${username}`, username, display_name, avatar_url: null, verified: false };
}

export const ana = person('ana');
export const ben = person('ben');
export const cem = person('cem');

export function asMe(who: Person): Me {
  return {
    ...who,
    email: `${who.username}@example.org`,
    first_name: who.display_name,
    last_name: '',
    bio: '',
    created_at: '2026-01-01T00:00:00.000Z',
    time_zone: null,
  };
}
