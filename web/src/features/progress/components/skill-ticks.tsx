import { Checkbox, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import { Unfold } from '../../../ui/unfold.tsx';
import { type StudentProgress, tick } from '../api.ts';
import { useSkillName } from '../use-skill-name.ts';

type Development = StudentProgress['skill_development'][number];
type Developed = Development['skills'][number];

interface SkillTicksProps {
  progress: StudentProgress;
  formats: Formats;
  today: string;
}

/** Every skill, level by level: mastered since when, or not yet; coaches and the desk tick here. */
export function SkillTicks({ progress, formats, today }: SkillTicksProps) {
  const { t } = useTranslation();
  const { student, skill_development, abilities } = progress;
  const current = progress.recommended_next_level?.current_level.id;
  const ticking = useChange(
    (send, { id, masters }: { id: string; masters: boolean }) =>
      send(tick(student.id, today), { student_id: student.id, skill_id: id, masters }),
    { overlapping: true },
  );
  return (
    <Section
      title={t('progress.skills.title')}
      description={abilities.tick ? t('progress.skills.tickHint') : t('progress.skills.text')}
    >
      {skill_development.length === 0 && <Text c="dimmed">{t('progress.skills.none')}</Text>}
      <Stack gap="xl">
        {skill_development.map((of) => (
          <OfLevel key={of.level.id} of={of} isCurrent={of.level.id === current}>
            {(skill) =>
              abilities.tick ? (
                <Ticked
                  skill={skill}
                  formats={formats}
                  onTick={(masters) => ticking.run({ id: skill.id, masters })}
                />
              ) : (
                <Shown skill={skill} formats={formats} />
              )
            }
          </OfLevel>
        ))}
      </Stack>
    </Section>
  );
}

interface OfLevelProps {
  of: Development;
  /** The others are shown when asked for. */
  isCurrent: boolean;
  children: (skill: Developed) => ReactNode;
}

function OfLevel({ of, isCurrent, children }: OfLevelProps) {
  const { t } = useTranslation();
  const { level, skills } = of;
  const mastered = skills.filter(({ mastered_on }) => mastered_on !== null).length;
  const list = () => (
    <SimpleGrid
      component="ul"
      cols={{ base: 1, sm: 2 }}
      spacing="md"
      verticalSpacing={8}
      m={0}
      p={0}
      style={{ listStyle: 'none' }}
    >
      {skills.map((skill) => (
        <li key={skill.id}>{children(skill)}</li>
      ))}
    </SimpleGrid>
  );
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Title order={3} fz="h4">
          {level.display_name}
        </Title>
        <Text size="sm" c="dimmed">
          {t('progress.skills.mastered', { count: mastered, of: skills.length })}
        </Text>
      </Group>
      <Progress value={(100 * mastered) / skills.length} color="teal" my="xs" aria-hidden />
      {isCurrent ? (
        list()
      ) : (
        <Unfold
          action={t('progress.skills.show')}
          label={t('progress.skills.showOf', { level: level.display_name })}
        >
          {list}
        </Unfold>
      )}
    </div>
  );
}

/** Since when, by whom, and whether the next level asks for it. */
function useParticulars(formats: Formats): (skill: Developed) => string {
  const { t } = useTranslation();
  return ({ mastered_on, instructor_name, is_exit_criterion, is_active }) => {
    if (mastered_on === null) return is_exit_criterion ? t('progress.skills.criterion') : '';
    const since = t('progress.skills.since', { date: formats.date(mastered_on) });
    return [since, instructor_name, !is_active && t('progress.skills.retired')].filter(Boolean).join(' · ');
  };
}

function Ticked({
  skill,
  formats,
  onTick,
}: {
  skill: Developed;
  formats: Formats;
  onTick: (masters: boolean) => void;
}) {
  const nameOf = useSkillName();
  const particulars = useParticulars(formats)(skill);
  return (
    <Checkbox
      size="md"
      py={6}
      label={nameOf(skill)}
      {...(particulars && { description: particulars })}
      checked={skill.mastered_on !== null}
      onChange={({ currentTarget }) => onTick(currentTarget.checked)}
    />
  );
}

function Shown({ skill, formats }: { skill: Developed; formats: Formats }) {
  const { t } = useTranslation();
  const nameOf = useSkillName();
  const particulars = useParticulars(formats)(skill);
  const masters = skill.mastered_on !== null;
  const Icon = masters ? IconCircleCheckFilled : IconCircle;
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <Icon
        size={22}
        role="img"
        aria-label={t(masters ? 'progress.skills.yes' : 'progress.skills.notYet')}
        style={{ flexShrink: 0 }}
        color={masters ? 'var(--mantine-color-teal-7)' : 'var(--mantine-color-dimmed)'}
      />
      <div>
        <Text size="sm">{nameOf(skill)}</Text>
        {particulars && (
          <Text size="xs" c="dimmed">
            {particulars}
          </Text>
        )}
      </div>
    </Group>
  );
}
