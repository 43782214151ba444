import type { Api } from '@/lib/api/api';

/** Ends every other session of this account. */
export function changePassword(api: Api, passwords: { current: string; new: string }): Promise<void> {
  return api.post('/auth/change-password', passwords);
}
