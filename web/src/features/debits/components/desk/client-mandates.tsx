import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import { now } from '../../../../platform/formats/clock.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { Section } from '../../../../ui/section.tsx';
import { addMandate, mandatesQuery } from '../../api.ts';
import { previewQuery } from '../../desk-api.ts';
import { MandateList } from '../mandate-list.tsx';

interface ClientMandatesProps {
  client: { id: string; display_name: string };
  club: { id: string };
  formats: Formats;
}

/** From which accounts a client pays; nothing where the club does not collect and never did. */
export function ClientMandates({ client, club, formats }: ClientMandatesProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const { data: mandates = [] } = useQuery(mandatesQuery(client.id));
  const { data: collects } = useQuery(previewQuery({ club_id: club.id, due_until: '2000-01-01' }));
  if (!collects && mandates.length === 0) return null;
  return (
    <Section
      title={t('charges.mandate.title')}
      actions={
        collects && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('debits.note')}
          </Button>
        )
      }
    >
      {mandates.length === 0 ? (
        <Text c="dimmed">{t('debits.noMandate')}</Text>
      ) : (
        <MandateList mandates={mandates} formats={formats} />
      )}
      {adding && <NoteMandate {...{ client, club, formats }} onClose={() => setAdding(false)} />}
    </Section>
  );
}

/** What was signed on paper. */
function NoteMandate({ client, club, formats, onClose }: ClientMandatesProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const today = formats.localDate(now());
  const form = useForm({
    initialValues: {
      iban: '',
      holder: client.display_name,
      signed_on: today as LocalDate | null,
      reference: '',
    },
    validate: {
      iban: (text) => (text.trim() ? null : t('desk.invalid.required')),
      holder: (text) => (text.trim() ? null : t('desk.invalid.required')),
    },
  });
  const { busy, run } = useChange(
    async (send, { iban, holder, signed_on, reference }: typeof form.values) => {
      const paper = { iban: iban.trim(), holder: holder.trim(), signed_on: signed_on ?? today };
      await send(addMandate, {
        ...{ club_id: club.id, client_id: client.id, ...paper },
        ...(reference.trim() && { reference: reference.trim() }),
      });
      onClose();
    },
    { form, done: t('debits.noted') },
  );
  return (
    <Confirm
      opened
      title={t('debits.noteTitle', { name: client.display_name })}
      confirmLabel={t('debits.note')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={form.onSubmit((values) => run(values))}
    >
      <Text size="sm">{t('debits.noteText')}</Text>
      <TextInput label={t('debits.iban')} autoComplete="off" maxLength={60} {...form.getInputProps('iban')} />
      <TextInput label={t('debits.holder')} maxLength={70} {...form.getInputProps('holder')} />
      <DateField label={t('debits.signedOn')} max={today} {...form.getInputProps('signed_on')} />
      <TextInput
        label={t('debits.reference')}
        description={t('debits.referenceHint')}
        maxLength={35}
        {...form.getInputProps('reference')}
      />
    </Confirm>
  );
}
