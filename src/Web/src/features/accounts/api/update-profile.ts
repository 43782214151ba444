import type { Api } from '@/lib/api/api';
import type { Me } from '@/lib/api/types';

type Profile = Pick<Me, 'first_name' | 'last_name' | 'bio'>;

export function updateProfile(api: Api, profile: Profile): Promise<Me> {
  return api.patch('/auth/me', profile);
}
