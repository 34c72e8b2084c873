import { Card, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysAhead, levelsOf, nextOf, offeredOf } from '../../features/discovery/ahead.ts';
import { publicClubQuery, publicSessionsQuery } from '../../features/discovery/api.ts';
import { ClassesAhead } from '../../features/discovery/components/classes-ahead.tsx';
import {
  InstructorProfile,
  type ShownInstructor,
} from '../../features/instructors/components/instructor-profile.tsx';
import { pageCoachesQuery } from '../../features/instructors/public-api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { PublicPage } from './public-page.tsx';

const FROM = '/visit/c/$organization/$club/coaches/$instructor';

/** A coach who agrees to be presented on the club's page, and their classes, for visitors. */
export function VisitorCoach() {
  const { t } = useTranslation();
  const { instructor: id, ...address } = useParams({ from: FROM });
  const club = useQuery(publicClubQuery(address));
  const coaches = useQuery({
    ...pageCoachesQuery(address.organization, club.data?.id ?? ''),
    enabled: club.isSuccess,
  });
  const coach = coaches.data?.find((one) => one.id === id);
  useDocumentTitle(`${coach?.display_name ?? t('visit.coaches')} · Bandeja`);
  return (
    <PublicPage query={club}>
      {(data) => (
        <Stack maw={760} mx="auto" mt="lg" gap="lg">
          <div>
            <AnchorLink to="/c/$organization/$club" params={address}>
              {data.name}
            </AnchorLink>
            <Title order={1}>{coach?.display_name ?? t('visit.coaches')}</Title>
          </div>
          <Loaded query={coaches}>
            {() => (coach ? <Shown coach={coach} club={data} /> : <Card>{t('visit.coach.unknown')}</Card>)}
          </Loaded>
        </Stack>
      )}
    </PublicPage>
  );
}

type Club = Parameters<typeof useFormats>[0];

function Shown({ coach, club }: { coach: ShownInstructor; club: Club }) {
  const { t } = useTranslation();
  const { instructor: _, ...address } = useParams({ from: FROM });
  const formats = useFormats(club);
  const now = useNow();
  const all = useQuery(publicSessionsQuery({ ...address, ...daysAhead(formats.localDate(now)) }));
  const next = nextOf(all.data ?? [], coach.id, now);
  return (
    <>
      <InstructorProfile
        instructor={coach}
        showEvaluations={true}
        levels={levelsOf(next)}
        nextClasses={
          <Loaded query={all} title={t('classes.problem')}>
            {() => (
              <ClassesAhead
                sessions={offeredOf(next, now)}
                viewType="visitor"
                {...{ formats, now }}
                link={(session, className, title) => (
                  <Link
                    to="/c/$organization/$club/$session"
                    params={{ ...address, session: session.id }}
                    search={{ week: session.local_date }}
                    className={className}
                  >
                    {title}
                  </Link>
                )}
              />
            )}
          </Loaded>
        }
      />
      <Text size="sm" c="dimmed">
        <AnchorLink to="/c/$organization/$club" params={address}>
          {t('visit.coach.all')}
        </AnchorLink>
      </Text>
    </>
  );
}
