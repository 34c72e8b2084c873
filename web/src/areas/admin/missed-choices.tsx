import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TypeDialog } from '../../features/catalog/components/type-dialog.tsx';
import { CourtDialog } from '../../features/courts/components/court-dialog.tsx';
import { addInstructor, type Instructor } from '../../features/instructors/api.ts';
import { InstructorForm } from '../../features/instructors/components/instructor-form.tsx';
import type { AddDialogs } from '../../features/scheduling/components/editor/schedule-editor.tsx';
import { toastDone } from '../../platform/toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { named } from './choice-lists.ts';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

/** What a class may need and the club does not have yet, made over the form that asks for it. */
export function useAddDialogs(): AddDialogs {
  const { club, formats, can } = useDesk();
  return {
    ...(can('classes.add_classtype') && {
      class_type_id: (made, close) => (
        <TypeDialog type={undefined} formats={formats} onSaved={made} onClose={close} />
      ),
    }),
    ...(can('classes.add_instructor') && {
      instructor_id: (made, close) => <AddCoach onSaved={made} onClose={close} />,
    }),
    ...(can('courts.change_court') && {
      court_id: (made, close) => <CourtDialog club_id={club.id} onSaved={made} onClose={close} />,
    }),
  };
}

interface AddCoachProps {
  onSaved: (coach: Instructor) => void;
  onClose: () => void;
}

/** A new coach of the club on screen. */
export function AddCoach({ onSaved, onClose }: AddCoachProps): ReactNode {
  const { t } = useTranslation();
  const { club, me } = useDesk();
  const { types } = named(useChoices(club.id));
  return (
    <Dialog opened onClose={onClose} title={t('coaches.form.addTitle')} closeLabel={t('common.close')}>
      <InstructorForm
        choices={{ types, clubs: me.clubs.map(({ id, name }) => ({ value: id, label: name })) }}
        club_ids={[club.id]}
        submitLabel={t('desk.actions.add')}
        onSave={async (send, input) => {
          const added = await send(addInstructor, input);
          toastDone(t('coaches.form.added'));
          onSaved(added);
          return added;
        }}
      />
    </Dialog>
  );
}
