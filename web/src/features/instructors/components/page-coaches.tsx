import type { components } from '@bandeja/client';
import { Avatar, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { Section } from '../../../ui/section.tsx';
import { pageCoachesQuery } from '../public-api.ts';

interface PageCoachesProps {
  organization: string;
  club_id: string;
  /** Leads to their own page. */
  link: (instructor_id: string, name: string) => ReactNode;
}

/** Who teaches at a club, for visitors; nothing where nobody is shown, or while it is not known. */
export function PageCoaches({ organization, club_id, link }: PageCoachesProps) {
  const { t } = useTranslation();
  const { data: coaches = [] } = useQuery(pageCoachesQuery(organization, club_id));
  if (coaches.length === 0) return null;
  return (
    <Section title={t('visit.coaches')}>
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} p={0} m={0} style={{ listStyle: 'none' }}>
        {coaches.map((coach) => (
          <Coach key={coach.id} coach={coach} link={link} />
        ))}
      </SimpleGrid>
    </Section>
  );
}

interface CoachProps extends Pick<PageCoachesProps, 'link'> {
  coach: components['schemas']['PublicInstructor'];
}

function Coach({ coach, link }: CoachProps) {
  const { t } = useTranslation();
  const { display_name, bio, certifications, years_experience, specialties } = coach;
  const facts = [years_experience > 0 && t('visit.years', { count: years_experience }), ...certifications];
  return (
    <Group component="li" wrap="nowrap" align="flex-start">
      <Avatar name={display_name} color="court" variant="light" size={44} aria-hidden />
      <Stack gap={4} miw={0}>
        <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
          {link(coach.id, display_name)}
        </Text>
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
        {bio && (
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {bio}
          </Text>
        )}
        <Group gap={6}>
          {specialties.map(({ id, name, color }) => (
            <ColorLabel key={id} color={color}>
              {name}
            </ColorLabel>
          ))}
        </Group>
      </Stack>
    </Group>
  );
}
