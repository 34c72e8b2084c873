import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { addCourt, addCourts, type Court, changeCourt, courtsQuery } from '../api.ts';
import { courtNames } from '../names.ts';

interface CourtDialogProps {
  club_id: string;
  /** The court being changed; none for a new one. */
  court?: Court | undefined;
  onSaved?: (court: Court) => void;
  /** It is to go out of use, which is for its classes to be looked at first. */
  onLeaves?: (court: Court) => void;
  onClose: () => void;
}

export function CourtDialog({ club_id, court, onSaved, onLeaves, onClose }: CourtDialogProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: {
      name: court?.name ?? '',
      surface: court?.surface ?? '',
      is_indoor: court?.is_indoor ?? false,
      is_active: court?.is_active ?? true,
      count: 1 as number | string,
    },
    validate: { name: (name) => (name.trim() ? null : t('desk.invalid.required')) },
  });
  const [base] = useState(court);
  const { data: all = [] } = useQuery(courtsQuery(club_id));
  const names = courtNames(
    form.values.name,
    Number(form.values.count) || 1,
    all.map(({ name }) => name),
  );
  const { busy, run } = useChange(
    async (send, { is_active, count: _, name, ...values }: typeof form.values) => {
      const body = { ...values, surface: values.surface.trim() };
      const one = { ...body, name: name.trim() };
      const leaves = court?.is_active === true && !is_active;
      const saved = court
        ? await send(over(changeCourt, base ?? court), {
            id: court.id,
            ...one,
            ...(!leaves && { is_active }),
          })
        : names.length > 1
          ? (await send(addCourts, { club_id, ...body, names }))[0]
          : await send(addCourt, { club_id, ...one });
      toastDone(t('courts.court.saved', { count: court ? 1 : names.length }));
      if (saved) onSaved?.(saved);
      onClose();
      if (leaves) onLeaves?.(court);
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t(court ? 'courts.court.editTitle' : 'courts.court.addTitle')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <TextInput
        label={t('courts.court.name')}
        placeholder={t('courts.court.namePlaceholder')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {!court && (
        <NumberInput
          label={t('courts.court.count')}
          description={names.length > 1 ? listed(names) : t('courts.court.countHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          max={50}
          clampBehavior="strict"
          allowDecimal={false}
          {...form.getInputProps('count')}
        />
      )}
      <TextInput
        label={t('courts.court.surface')}
        description={t('desk.fields.optional')}
        {...form.getInputProps('surface')}
      />
      <Switch
        size="md"
        label={t('courts.court.indoor')}
        {...form.getInputProps('is_indoor', { type: 'checkbox' })}
      />
      {court && (
        <Switch
          size="md"
          label={t('courts.court.active')}
          description={t('courts.court.activeHint')}
          {...form.getInputProps('is_active', { type: 'checkbox' })}
        />
      )}
    </Confirm>
  );
}

const FIRST = 4;

/** The first few names and the last one. */
const listed = (names: readonly string[]): string =>
  names.length <= FIRST + 1 ? names.join(', ') : `${names.slice(0, FIRST).join(', ')} … ${names.at(-1)}`;
