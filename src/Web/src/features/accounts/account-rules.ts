import type { MessageKey } from '@/lib/i18n/i18n';

type Fault = MessageKey | undefined;

/** The contract's rules, said while one types; the server has the last word (and knows which passwords are common). */
export function usernameFault(username: string): Fault {
  if (username.length < 3) return 'account.fault.usernameShort';
  if (username.length > 30) return 'account.fault.usernameLong';
  return /^[a-z0-9_.-]+$/i.test(username) ? undefined : 'account.fault.usernameCharacters';
}

export function emailFault(email: string): Fault {
  return /^[^\s@]+@[^\s@]+$/.test(email) ? undefined : 'account.fault.email';
}

export function passwordFault(password: string, username = ''): Fault {
  if (password.length < 8) return 'account.fault.passwordShort';
  if (!/\p{L}/u.test(password) || !/\d/.test(password)) return 'account.fault.passwordPlain';
  if (username && password.toLowerCase().includes(username.toLowerCase())) return 'account.fault.passwordLikeName';
  return undefined;
}

export function missing(value: string): Fault {
  return value ? undefined : 'form.missing';
}
