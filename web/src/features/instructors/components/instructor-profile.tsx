import type { components } from '@bandeja/client';
import { Avatar, Group, Rating, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../platform/formats/use-number.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { Section } from '../../../ui/section.tsx';

export type ShownInstructor = components['schemas']['PublicInstructor'];

export interface InstructorProfileProps {
  instructor: ShownInstructor;
  /** Whether it says how students rate them. */
  showEvaluations?: boolean;
  /** How the rating came about, where that may be known; else only the mean and of how many (docs/domain/evaluations.md). */
  evaluations?: ReactNode;
  /** Levels of the classes that they give. */
  levels?: readonly { id: string; display_name: string; color: string }[];
  /** What comes next of theirs, as whoever looks can book it. */
  nextClasses?: ReactNode;
}

/** Who gives classes, for those who take them: what they say of themselves, what they teach, how they are rated. */
export function InstructorProfile(props: InstructorProfileProps) {
  const { instructor, showEvaluations = false, evaluations, levels = [], nextClasses } = props;
  const { t } = useTranslation();
  const { bio, specialties, rating } = instructor;
  return (
    <Stack gap="lg">
      <Stack gap="md">
        <Head instructor={instructor} showsRating={showEvaluations && !evaluations && rating !== null} />
        {bio && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{bio}</Text>}
        <Labels title={t('visit.coach.teaches')} of={specialties} />
        <Labels
          title={t('visit.coach.levels')}
          of={levels.map(({ display_name: name, ...level }) => ({ ...level, name }))}
        />
      </Stack>
      {nextClasses && <Section title={t('visit.coach.next')}>{nextClasses}</Section>}
      {showEvaluations && evaluations}
    </Stack>
  );
}

function Head({ instructor, showsRating }: { instructor: ShownInstructor; showsRating: boolean }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { display_name, certifications, years_experience, rating, total_ratings } = instructor;
  const facts = [years_experience > 0 && t('visit.years', { count: years_experience }), ...certifications];
  return (
    <Group wrap="nowrap">
      <Avatar name={display_name} color="court" variant="light" size={72} aria-hidden />
      <div style={{ minWidth: 0 }}>
        <Text c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
        {showsRating && (
          <Group gap="xs">
            <Rating value={rating ?? 0} fractions={4} readOnly aria-hidden />
            <Text size="sm">
              {t('visit.coach.rating', { rating: number(rating ?? 0), count: total_ratings })}
            </Text>
          </Group>
        )}
      </div>
    </Group>
  );
}

function Labels({
  title,
  of,
}: {
  title: string;
  of: readonly { id: string; name: string; color: string }[];
}) {
  if (of.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {title}
      </Text>
      <Group gap={6}>
        {of.map(({ id, name, color }) => (
          <ColorLabel key={id} color={color}>
            {name}
          </ColorLabel>
        ))}
      </Group>
    </div>
  );
}
