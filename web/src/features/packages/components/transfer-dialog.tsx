import { NumberInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type StudentPackage, transferPackage } from '../api.ts';

/** The field in which somebody is chosen. */
export type ChoosePerson = (field: {
  label: string;
  value: string | null;
  error: ReactNode;
  onChange: (id: string | null) => void;
}) => ReactNode;

interface TransferDialogProps {
  bought: StudentPackage;
  choosePerson: ChoosePerson;
  onClose: () => void;
}

/** Passes classes of a package on to somebody else. */
export function TransferDialog({ bought, choosePerson, onClose }: TransferDialogProps) {
  const { t } = useTranslation();
  const { id, name, classes_remaining: left } = bought;
  const form = useForm({
    initialValues: { student_id: null as string | null, classes: left as number | string },
  });
  const { busy, run } = useChange(
    async (send, student_id: string) => {
      const classes = Number(form.getValues().classes);
      await send(transferPackage, { id, student_id, classes });
      toastDone(t('packages.pass.done', { count: classes }));
      onClose();
    },
    { form },
  );
  const { student_id, classes } = form.values;
  const { error } = form.getInputProps('student_id');
  return (
    <Confirm
      opened
      title={t('packages.pass.title', { name })}
      confirmLabel={t('packages.pass.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={student_id === null || Number(classes) < 1}
      onClose={onClose}
      onConfirm={() => student_id && run(student_id)}
    >
      <Text>{t('packages.pass.text')}</Text>
      {choosePerson({
        label: t('packages.pass.who'),
        value: student_id,
        error,
        onChange: (chosen) => form.setFieldValue('student_id', chosen),
      })}
      <NumberInput
        label={t('packages.pass.classes')}
        min={1}
        max={left}
        allowDecimal={false}
        {...form.getInputProps('classes')}
      />
    </Confirm>
  );
}
