import { ApiError, UnreachableError } from '@/lib/api/api-error';
import type { Language, MessageKey } from '@/lib/i18n/i18n';
import { Disconnected, Refusal } from '@/lib/live/protocol';

/** Refusals that we can say in the reader's language. For any other the server's own words have to do. */
const known: Record<string, MessageKey> = {
  invalid_credentials: 'error.invalidCredentials',
  username_taken: 'error.usernameTaken',
  email_taken: 'error.emailTaken',
  rate_limited: 'error.rateLimited',
  not_found: 'error.notFound',
  forbidden: 'error.forbidden',
  internal: 'error.internal',
};

export function describeError({ t }: Language, error: unknown): string {
  if (error instanceof UnreachableError || error instanceof Disconnected) return t('error.unreachable');
  if (error instanceof ApiError || error instanceof Refusal) return describeCode({ t }, error.code) ?? error.message;
  return t('error.unexpected');
}

export function describeCode({ t }: Pick<Language, 't'>, code: string): string | null {
  const key = known[code];
  return key ? t(key) : null;
}
