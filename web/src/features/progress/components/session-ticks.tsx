import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Section } from '../../../ui/section.tsx';
import { type SessionSkills, type Skill, sessionSkillsQuery, skillsQuery, tickInClass } from '../api.ts';
import { useSkillName } from '../use-skill-name.ts';

interface SessionTicksProps {
  session_id: string;
  levels: readonly { id: string; display_name: string }[];
}

/** On court: which skill was trained, and who masters it now. */
export function SessionTicks({ session_id, levels }: SessionTicksProps) {
  const skills = useQuery(skillsQuery);
  const roster = useQuery(sessionSkillsQuery(session_id));
  const taught = (skills.data ?? []).filter(({ is_active }) => is_active);
  if (taught.length === 0) return null;
  return (
    <Loaded query={roster}>
      {(data) =>
        data.students.length === 0 || !data.abilities.tick ? null : (
          <Ticks key={session_id} {...{ session_id, levels, taught, roster: data }} />
        )
      }
    </Loaded>
  );
}

interface TicksProps extends SessionTicksProps {
  taught: readonly Skill[];
  roster: SessionSkills;
}

function Ticks({ session_id, levels, taught, roster }: TicksProps) {
  const { t } = useTranslation();
  const nameOf = useSkillName();
  const first = taught.find(({ level_id }) => level_id === roster.level_id) ?? taught[0];
  const [skill_id, setSkill] = useState(first?.id ?? '');
  const { run } = useChange(
    (send, { id, masters }: { id: string; masters: boolean }) =>
      send(tickInClass(session_id), { student_id: id, skill_id, masters }),
    { overlapping: true },
  );
  const groups = [...Map.groupBy(taught, ({ level_id }) => level_id)].map(([level_id, of]) => ({
    group: levels.find(({ id }) => id === level_id)?.display_name ?? '',
    items: of.map((skill) => ({ value: skill.id, label: nameOf(skill) })),
  }));
  const isOpen = ({ tickable_skill_ids: open }: SessionSkills['students'][number]) =>
    open?.includes(skill_id) ?? true;
  return (
    <Section title={t('progress.roster.title')} description={t('progress.roster.text')}>
      <NativeSelect
        label={t('progress.roster.skill')}
        data={groups}
        value={skill_id}
        onChange={({ currentTarget }) => setSkill(currentTarget.value)}
        mb="md"
      />
      <Group gap="xs" role="group" aria-label={t('progress.roster.who')}>
        {roster.students.map((student) => {
          const { id, name } = student;
          const masters = student.skill_ids.includes(skill_id);
          return (
            <Button
              key={id}
              h={48}
              variant={masters ? 'filled' : 'default'}
              color="teal.9"
              aria-pressed={masters}
              disabled={!isOpen(student)}
              {...(masters && { leftSection: <IconCheck size={18} aria-hidden /> })}
              onClick={() => run({ id, masters: !masters })}
            >
              {name}
            </Button>
          );
        })}
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {t(roster.students.every(isOpen) ? 'progress.roster.hint' : 'progress.roster.hintNew')}
      </Text>
    </Section>
  );
}
