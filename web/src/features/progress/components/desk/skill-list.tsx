import { ActionIcon, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconEdit, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { Section } from '../../../../ui/section.tsx';
import { loadCatalog, type Skill } from '../../api.ts';
import { useSkillName } from '../../use-skill-name.ts';
import { AddSkill, EditSkill, type LevelChoice } from './skill-dialog.tsx';

interface SkillListProps {
  skills: readonly Skill[];
  levels: readonly LevelChoice[];
  canChange: boolean;
}

/** What the club teaches, level by level. */
export function SkillList({ skills, levels, canChange }: SkillListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Skill | 'new' | null>(null);
  const loading = useChange((send) => send(loadCatalog, undefined), { done: t('catalog.skills.loaded') });
  const close = () => setEditing(null);
  return (
    <Section
      title={t('catalog.skills.title')}
      description={t('catalog.skills.text')}
      actions={
        canChange && (
          <Button
            variant="light"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {t('catalog.skills.add')}
          </Button>
        )
      }
    >
      {skills.length === 0 && (
        <Stack align="flex-start" gap="sm">
          <Text c="dimmed">{t('catalog.skills.none')}</Text>
          {canChange && (
            <Button loading={loading.busy} onClick={() => loading.run()}>
              {t('catalog.skills.load')}
            </Button>
          )}
        </Stack>
      )}
      <Stack gap="lg">
        {levels.map((level) => {
          const own = skills.filter(({ level_id }) => level_id === level.id);
          return own.length === 0 ? null : (
            <div key={level.id}>
              <Title order={3} fz="h4" mb={4}>
                {level.display_name}
              </Title>
              <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
                {own.map((skill) => (
                  <OneSkill key={skill.id} skill={skill} onEdit={() => setEditing(skill)} />
                ))}
              </Stack>
            </div>
          );
        })}
      </Stack>
      {editing === 'new' && <AddSkill levels={levels} onClose={close} />}
      {editing && editing !== 'new' && <EditSkill skill={editing} levels={levels} onClose={close} />}
    </Section>
  );
}

function OneSkill({ skill, onEdit }: { skill: Skill; onEdit: () => void }) {
  const { t } = useTranslation();
  const nameOf = useSkillName();
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="xs">
      <Group gap={8}>
        <Text {...(!skill.is_active && { c: 'dimmed' })}>{nameOf(skill)}</Text>
        {skill.is_exit_criterion && skill.is_active && (
          <Badge variant="light" tt="none">
            {t('catalog.skills.criterion')}
          </Badge>
        )}
        {!skill.is_active && (
          <Badge variant="default" tt="none">
            {t('catalog.skills.unused')}
          </Badge>
        )}
      </Group>
      {skill.abilities.change && (
        <ActionIcon aria-label={t('catalog.skills.edit', { name: nameOf(skill) })} onClick={onEdit}>
          <IconEdit size={20} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
