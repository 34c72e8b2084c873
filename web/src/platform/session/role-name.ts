import { useTranslation } from 'react-i18next';

/** What a role is called, on every page. */
export function useRoleName(): (role: string) => string {
  const { t, i18n } = useTranslation();
  return (role) =>
    i18n.exists(`common.roles.${role}`) ? t(`common.roles.${role}` as 'common.roles.owner') : role;
}
