import { Stack } from '@mantine/core';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { classTypesQuery, levelsQuery } from '../../features/catalog/api.ts';
import { LevelList } from '../../features/catalog/components/level-list.tsx';
import { TypeList } from '../../features/catalog/components/type-list.tsx';
import { skillsQuery } from '../../features/progress/api.ts';
import { SkillList } from '../../features/progress/components/desk/skill-list.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

export function CatalogPage() {
  const { t } = useTranslation();
  const { formats, can } = useDesk();
  const [levels, types, skills] = useSuspenseQueries({
    queries: [levelsQuery, classTypesQuery, skillsQuery],
  });
  return (
    <Page title={t('catalog.title')} description={t('catalog.description')}>
      <Stack gap="lg">
        <TypeList types={types.data} canAdd={can('classes.add_classtype')} formats={formats} />
        <LevelList levels={levels.data} canAdd={can('classes.change_classlevel')} />
        <SkillList skills={skills.data} levels={levels.data} canChange={can('classes.change_skill')} />
      </Stack>
    </Page>
  );
}
