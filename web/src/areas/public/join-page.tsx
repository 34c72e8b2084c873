import { Button, Card, Loader, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconBallTennis } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { publicClubQuery } from '../../features/discovery/api.ts';
import { useJoin } from '../../features/people/use-join.ts';
import { shownHere, useChange } from '../../platform/client/use-change.ts';
import { errorMessage } from '../../platform/errors/message.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';

const FROM = '/app/join/$organization/$club';

/** The step between an account and a club. Whoever came to book a class is taken through it without a question. */
export function JoinPage() {
  const { t } = useTranslation();
  const address = useParams({ from: FROM });
  const club = useQuery(publicClubQuery(address));
  return (
    <Loaded
      query={club}
      heading={1}
      title={t('visit.noClub')}
      skeleton={<PageSkeleton label={t('common.loading')} />}
    >
      {(data) => <Join club={data} organization={address.organization} />}
    </Loaded>
  );
}

function Join({
  club,
  organization,
}: {
  club: { id: string; name: string; slug: string };
  organization: string;
}) {
  const { t } = useTranslation();
  const { class: class_id } = useSearch({ from: FROM });
  const { me } = useSession();
  const navigate = useNavigate();
  const join = useJoin();
  const isStudent = me.organizations.some(
    ({ slug, roles }) => slug === organization && roles.some(({ role }) => role === 'student'),
  );
  const { run, error } = useChange(
    async (send) => {
      await join(send, { organization, club_id: club.id, isStudent });
      if (class_id) await navigate({ to: '/classes/$session', params: { session: class_id }, replace: true });
      else await navigate({ to: '/classes', replace: true });
    },
    { failed: shownHere },
  );
  // Strict mode runs effects twice.
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !(class_id || isStudent)) return;
    asked.current = true;
    run();
  });

  if (error) {
    return (
      <Page title={club.name} width="narrow">
        <Card role="alert">
          <NothingHere
            icon={<IconAlertTriangle aria-hidden />}
            title={t('visit.join.failed')}
            description={errorMessage(error)}
            action={
              <ButtonLink
                to="/c/$organization/$club"
                params={{ organization, club: club.slug }}
                variant="light"
              >
                {t('visit.join.back')}
              </ButtonLink>
            }
          />
        </Card>
      </Page>
    );
  }
  if (class_id || isStudent) {
    return (
      <Stack align="center" py="10vh" role="status">
        <Loader size="lg" />
        <Title order={1} fz="h3">
          {t('visit.join.busy', { club: club.name })}
        </Title>
      </Stack>
    );
  }
  return (
    <Page title={club.name} width="narrow">
      <Card>
        <NothingHere
          icon={<IconBallTennis aria-hidden />}
          title={t('visit.join.title', { club: club.name })}
          description={<Text>{t('visit.join.text')}</Text>}
          action={<Button onClick={() => run()}>{t('visit.join.submit')}</Button>}
        />
      </Card>
    </Page>
  );
}
