import type { TFunction } from 'i18next';

/** Rules that a form can check before asking; the server has the last word. Each answers a sentence or null. */
export const accountRules = (t: TFunction) => ({
  name: (value: string) => (value.trim() ? null : t('account.invalid.name')),
  email: (value: string) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('account.invalid.email')),
  password: (value: string) => (value ? null : t('account.invalid.passwordMissing')),
  sixDigits: (value: string) =>
    /^\d{6}$/.test(value.replaceAll(/\s/g, '')) ? null : t('account.secondFactor.missing'),
  backupCode: (value: string) => (value.trim() ? null : t('account.secondFactor.backupMissing')),
  newPassword: (value: string) => (value.length >= 8 ? null : t('account.invalid.password')),
});
