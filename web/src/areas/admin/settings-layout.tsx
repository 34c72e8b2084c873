import { Tabs } from '@mantine/core';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session/session.ts';
import { Page } from '../../ui/page.tsx';

const TABS = {
  rules: '/admin/settings',
  club: '/admin/settings/club',
  audit: '/admin/settings/audit',
  mails: '/admin/settings/mail',
  tokens: '/admin/settings/tokens',
  webhooks: '/admin/settings/webhooks',
} as const;
const NAMES = Object.keys(TABS) as (keyof typeof TABS)[];

/** The rooms behind the settings: rules, club, history, mail, tokens, webhooks. */
export function SettingsLayout() {
  const { t } = useTranslation();
  const { club, can } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const here = NAMES.findLast((name) => pathname.replace(/\/$/, '').startsWith(TABS[name])) ?? 'rules';
  const seen = NAMES.filter(
    (name) =>
      (name !== 'audit' || can('tenancy.view_audit')) &&
      (name !== 'mails' || can('tenancy.view_mail')) &&
      (name !== 'tokens' || can('tenancy.manage_tokens')) &&
      (name !== 'webhooks' || can('tenancy.manage_webhooks')),
  );
  return (
    <Page title={t('settings.title')} eyebrow={club?.name}>
      <Tabs
        value={here}
        onChange={(name) => void navigate({ to: TABS[(name ?? 'rules') as keyof typeof TABS] })}
      >
        <Tabs.List mb="lg" aria-label={t('settings.tabs.label')}>
          {seen.map((name) => (
            <Tabs.Tab key={name} value={name} fz="md">
              {t(`settings.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={here}>
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
