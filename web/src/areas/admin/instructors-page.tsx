import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addInstructor } from '../../features/instructors/api.ts';
import { InstructorForm } from '../../features/instructors/components/instructor-form.tsx';
import { InstructorManagement } from '../../features/instructors/components/instructor-management.tsx';
import { toastDone } from '../../platform/toast.ts';
import { Page } from '../../ui/page.tsx';
import { named } from './choice-lists.ts';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

export function InstructorsPage() {
  const { t } = useTranslation();
  const { club, can } = useDesk();
  const choices = useChoices(club.id);
  const [adding, setAdding] = useState(false);
  const add = can('classes.add_instructor') && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('coaches.add')}
    </Button>
  );
  return (
    <Page title={t('coaches.title')} description={t('coaches.description')} width="wide" actions={add}>
      <InstructorManagement
        instructors={choices.instructors}
        typeName={(id) => choices.types.find((type) => type.id === id)?.name}
        add={add}
      />
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('coaches.form.addTitle')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <AddInstructor />
      </Modal>
    </Page>
  );
}

function AddInstructor() {
  const { t } = useTranslation();
  const { club, me } = useDesk();
  const { types } = named(useChoices(club.id));
  const navigate = useNavigate();
  return (
    <InstructorForm
      choices={{ types, clubs: me.clubs.map(({ id, name }) => ({ value: id, label: name })) }}
      club_ids={[club.id]}
      submitLabel={t('desk.actions.add')}
      onSave={async (send, input) => {
        const added = await send(addInstructor, input);
        toastDone(t('coaches.form.added'));
        await navigate({ to: '/admin/instructors/$instructorId', params: { instructorId: added.id } });
        return added;
      }}
    />
  );
}
