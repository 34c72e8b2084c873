import { NativeSelect } from '@mantine/core';
import type { Player } from '../../../platform/session/me.ts';
import type { StudentPackage } from '../api.ts';
import { TransferDialog } from './transfer-dialog.tsx';

interface PassDialogProps {
  bought: StudentPackage;
  people: readonly Player[];
  onClose: () => void;
}

/** Passes classes on to somebody else of one's own people. */
export function PassDialog({ bought, people, onClose }: PassDialogProps) {
  const others = people.filter(({ id }) => id !== bought.student_id);
  return (
    <TransferDialog
      bought={bought}
      onClose={onClose}
      choosePerson={({ label, value, error, onChange }) => (
        <NativeSelect
          size="md"
          label={label}
          error={error}
          value={value ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
          data={[
            { value: '', label: '' },
            ...others.map(({ id, display_name }) => ({ value: id, label: display_name })),
          ]}
        />
      )}
    />
  );
}
