import type { components } from '@bandeja/client';
import { Avatar, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { Section } from '../../../ui/section.tsx';

type PublicInstructor = components['schemas']['PublicInstructor'];

interface CoachListProps {
  coaches: readonly PublicInstructor[];
  /** Leads to their own page. */
  link: (instructor_id: string, name: string) => ReactNode;
}

/** Who teaches at a club, with what they say of themselves. */
export function CoachList({ coaches, link }: CoachListProps) {
  const { t } = useTranslation();
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

interface CoachProps extends Pick<CoachListProps, 'link'> {
  coach: PublicInstructor;
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
