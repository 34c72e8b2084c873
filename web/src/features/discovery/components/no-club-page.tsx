import { Button, Card, Group, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMailOpened } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../platform/session/session.ts';
import { ButtonLink } from '../../../ui/link.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { Page } from '../../../ui/page.tsx';
import { onlyClubQuery } from '../api.ts';
import { clubAddress } from '../club-address.ts';

/** The home of somebody who has an account and no club yet. */
export function NoClubPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  const only = useQuery(onlyClubQuery);
  return (
    <Page title={me.user.name} width="narrow">
      <Card>
        <NothingHere
          icon={<IconMailOpened aria-hidden />}
          title={t('account.noClub.title')}
          description={t('account.noClub.description', { email: me.user.email })}
        />
        {only.data?.club ? <OnlyClub {...only.data} /> : <ClubAddressForm />}
      </Card>
    </Page>
  );
}

/** Where there is one club, it is the one that the person means. */
function OnlyClub({
  organization,
  club,
  name,
}: {
  organization: string | null;
  club: string | null;
  name: string | null;
}) {
  const { t } = useTranslation();
  if (!organization || !club) return null;
  return (
    <Group justify="space-between">
      <div>
        <Title order={2} fz="h4" mb={4}>
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {t('visit.toClub.text')}
        </Text>
      </div>
      <ButtonLink to="/c/$organization/$club" params={{ organization, club }}>
        {t('visit.toClub.open')}
      </ButtonLink>
    </Group>
  );
}

/** Takes whatever the club handed out: its whole link, or the end of it. */
function ClubAddressForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { address: '' },
    validate: { address: (text) => (clubAddress(text) ? null : t('visit.enter.invalid')) },
  });
  const open = ({ address }: { address: string }) => {
    const found = clubAddress(address);
    if (!found) return;
    const { organization, club } = found;
    if (club) void navigate({ to: '/c/$organization/$club', params: { organization, club } });
    else void navigate({ to: '/c/$organization', params: { organization } });
  };
  return (
    <form onSubmit={form.onSubmit(open)} noValidate>
      <Title order={2} fz="h4" mb={4}>
        {t('visit.enter.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('visit.enter.text')}
      </Text>
      <Group align="flex-start" gap="sm">
        <TextInput
          aria-label={t('visit.enter.label')}
          placeholder={`${window.location.origin}/c/…`}
          autoComplete="off"
          style={{ flex: '1 1 240px' }}
          {...form.getInputProps('address')}
        />
        <Button type="submit">{t('visit.enter.submit')}</Button>
      </Group>
    </form>
  );
}
