import { Alert, Button, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconExternalLink, IconQrcode } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/section.tsx';
import type { ClubRecord } from '../api.ts';

interface PublicAddressProps {
  club: ClubRecord;
  /** Slug. */
  organization: string;
}

/** Where everybody finds the club: to be looked at, passed on, and hung on the wall. */
export function PublicAddress({ club, organization }: PublicAddressProps) {
  const { t } = useTranslation();
  const path = `${organization}/${club.slug}`;
  const address = `${window.location.origin}/c/${path}`;
  const shown = club.is_public && club.is_active;
  return (
    <Section title={t('club.page.title')} description={t('club.page.text')}>
      <Stack>
        {!shown && <Alert color="yellow">{t('club.page.hidden')}</Alert>}
        <TextInput
          label={t('club.page.address')}
          value={address}
          readOnly
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Group>
          {window.isSecureContext && <Copy address={address} />}
          {shown && (
            <>
              <Opens path={`/c/${path}`} icon={<IconExternalLink size={18} aria-hidden />}>
                {t('club.page.view')}
              </Opens>
              <Opens path={`/poster/${path}`} icon={<IconQrcode size={18} aria-hidden />}>
                {t('club.page.poster')}
              </Opens>
            </>
          )}
        </Group>
      </Stack>
    </Section>
  );
}

function Copy({ address }: { address: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
          onClick={copy}
        >
          {copied ? t('common.copied') : t('club.page.copy')}
        </Button>
      )}
    </CopyButton>
  );
}

interface OpensProps {
  path: string;
  icon: ReactNode;
  children: string;
}

/** Beside the settings, which stay open. */
const Opens = ({ path, icon, children }: OpensProps) => (
  <Button variant="default" component="a" href={path} target="_blank" rel="noreferrer" leftSection={icon}>
    {children}
  </Button>
);
