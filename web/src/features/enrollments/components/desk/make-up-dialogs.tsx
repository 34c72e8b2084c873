import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import { useNow } from '../../../../platform/formats/clock.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../../platform/formats/local-date.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { grantMakeUp, type MakeUp, takeMakeUp } from '../../make-ups-api.ts';

interface GrantDialogProps {
  student: { id: string; display_name: string };
  club: { id: string; name: string };
  formats: Formats;
  onClose: () => void;
}

const usualDays = 60;

export function GrantDialog({ student, club, formats, onClose }: GrantDialogProps) {
  const { t } = useTranslation();
  const today = formats.localDate(useNow());
  const [expires_on, setUntil] = useState<LocalDate | null>(addDays(today, usualDays));
  const [reason, setReason] = useState('');
  const { busy, run } = useChange(async (send, until: LocalDate) => {
    const asked = { student_id: student.id, club_id: club.id, expires_on: until };
    await send(grantMakeUp, { ...asked, reason: reason.trim() });
    toastDone(t('clients.makeUps.given'));
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('clients.makeUps.grantTitle', { name: student.display_name })}
      confirmLabel={t('clients.makeUps.grant')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={reason.trim() === '' || expires_on === null}
      onClose={onClose}
      onConfirm={() => expires_on && run(expires_on)}
    >
      <Text>{t('clients.makeUps.grantText', { club: club.name })}</Text>
      <DateField label={t('clients.makeUps.until')} value={expires_on} min={today} onChange={setUntil} />
      <Reason value={reason} onChange={setReason} />
    </Confirm>
  );
}

export function TakeDialog({ makeUp, onClose }: { makeUp: MakeUp; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { busy, run } = useChange(async (send) => {
    await send(takeMakeUp, { id: makeUp.id, reason: reason.trim() });
    toastDone(t('clients.makeUps.taken'));
    onClose();
  });
  return (
    <Confirm
      opened
      tone="danger"
      title={t('clients.makeUps.takeTitle')}
      confirmLabel={t('clients.makeUps.take')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Reason value={reason} onChange={setReason} />
    </Confirm>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('clients.makeUps.reason')}
      required
      withAsterisk={false}
      autosize
      minRows={2}
      maxLength={500}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
