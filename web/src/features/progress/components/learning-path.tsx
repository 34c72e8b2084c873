import { Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/section.tsx';
import type { StudentProgress } from '../api.ts';
import { useSkillName } from '../use-skill-name.ts';

type Next = NonNullable<StudentProgress['recommended_next_level']>;

interface LearningPathProps {
  next: Next | null;
  findClasses?: ReactNode;
}

/** The way to the next level: what speaks for it, what is missing, and where to learn it. */
export function LearningPath({ next, findClasses }: LearningPathProps) {
  const { t } = useTranslation();
  if (!next)
    return (
      <Section title={t('progress.path.title')}>
        <Text c="dimmed">{t('progress.path.nothing')}</Text>
      </Section>
    );
  const title = next.next_level
    ? t('progress.path.to', { level: next.next_level.display_name })
    : t('progress.path.top', { level: next.current_level.display_name });
  return (
    <Section
      title={title}
      actions={next.is_ready && <Badge color="teal.9">{t('progress.path.ready')}</Badge>}
    >
      <Stack gap="sm">
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {next.reasons.map((reason) => (
            <Reason key={reason.reason} reason={reason} />
          ))}
        </Stack>
        <Missing skills={next.missing_skills} />
        {next.is_ready && next.next_level && (
          <Text size="sm">{t('progress.path.confirms', { level: next.next_level.display_name })}</Text>
        )}
        {findClasses}
      </Stack>
    </Section>
  );
}

function Reason({ reason: { reason, is_met, value, needed } }: { reason: Next['reasons'][number] }) {
  const { t } = useTranslation();
  const Icon = is_met ? IconCircleCheck : IconCircleDashed;
  const said =
    value === null
      ? t('progress.path.unrated')
      : needed === 0
        ? t('progress.path.noCriteria')
        : t(`progress.path.${reason}`, { value, needed });
  const share = value === null || needed === 0 ? 0 : Math.min(100, (100 * value) / needed);
  return (
    <li>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Icon
          size={20}
          aria-hidden
          style={{ flexShrink: 0 }}
          color={is_met ? 'var(--mantine-color-teal-7)' : 'var(--mantine-color-dimmed)'}
        />
        <div style={{ flex: 1 }}>
          <Text size="sm">
            {said}
            {value !== null && (
              <Text span size="sm" c="dimmed">
                {' '}
                · {t(is_met ? 'progress.path.met' : 'progress.path.unmet')}
              </Text>
            )}
          </Text>
          {value !== null && <Progress value={share} color={is_met ? 'teal' : 'court'} mt={4} aria-hidden />}
        </div>
      </Group>
    </li>
  );
}

function Missing({ skills }: { skills: Next['missing_skills'] }) {
  const { t } = useTranslation();
  const nameOf = useSkillName();
  if (skills.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('progress.path.missing')}
      </Text>
      <Group component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {skills.map((skill) => (
          <li key={skill.id}>
            <Badge variant="default" size="lg" tt="none" fw={500}>
              {nameOf(skill)}
            </Badge>
          </li>
        ))}
      </Group>
    </div>
  );
}
