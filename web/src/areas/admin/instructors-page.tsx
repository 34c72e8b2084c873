import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InstructorManagement } from '../../features/instructors/components/instructor-management.tsx';
import { Page } from '../../ui/page.tsx';
import { useArrival } from '../../ui/use-arrival.ts';
import { ListFiles } from './list-files.tsx';
import { AddCoach } from './missed-choices.tsx';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

export function InstructorsPage() {
  const { t } = useTranslation();
  const { club, can } = useDesk();
  const navigate = useNavigate();
  const choices = useChoices(club.id);
  const [adding, setAdding] = useState(false);
  const arrival = useArrival<HTMLButtonElement>('add');
  const add = can('classes.add_instructor') && (
    <Button ref={arrival} leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('coaches.add')}
    </Button>
  );
  return (
    <Page
      title={t('coaches.title')}
      description={t('coaches.description')}
      width="wide"
      actions={
        <Group gap="xs">
          <ListFiles list="instructors" />
          {add}
        </Group>
      }
    >
      <InstructorManagement
        instructors={choices.instructors}
        typeName={(id) => choices.types.find((type) => type.id === id)?.name}
        add={add}
      />
      {adding && (
        <AddCoach
          onSaved={({ id }) =>
            void navigate({ to: '/admin/instructors/$instructorId', params: { instructorId: id } })
          }
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  );
}
