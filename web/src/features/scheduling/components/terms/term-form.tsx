import { Button, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { DialogFooter } from '../../../../ui/dialog-footer.tsx';
import { saveTerm, type Term } from '../../terms-api.ts';

interface TermFormProps {
  club_id: string;
  term: Term | null;
  onDone: () => void;
}

interface Values {
  name: string;
  starts_on: LocalDate | null;
  ends_on: LocalDate | null;
  asks: boolean;
  renewal_from: LocalDate | null;
  renewal_until: LocalDate | null;
  newcomers_from: LocalDate | null;
}

/** A term's name and dates, whether its holders are asked if they stay, and from when others come. */
export function TermForm({ club_id, term, onDone }: TermFormProps) {
  const { t } = useTranslation();
  const form = useForm<Values>({
    initialValues: {
      name: term?.name ?? '',
      starts_on: term?.starts_on ?? null,
      ends_on: term?.ends_on ?? null,
      asks: term?.renewal_needs === 'answer',
      renewal_from: term?.renewal_from ?? null,
      renewal_until: term?.renewal_until ?? null,
      newcomers_from: term?.newcomers_from ?? null,
    },
    validate: (values) => invalid(values, t),
  });
  const { busy, run } = useChange(
    async (send, { asks, ...values }: Values) => {
      const dates = asks ? values : { ...values, renewal_from: null, renewal_until: null };
      const renewal_needs = asks ? 'answer' : 'none';
      await send(saveTerm, {
        ...{ id: term?.id ?? null, club_id, ...dates, renewal_needs },
        ...{ starts_on: values.starts_on!, ends_on: values.ends_on! },
      });
      onDone();
    },
    { form, done: t('scheduling.schoolTerms.saved') },
  );
  return (
    <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
      <Stack>
        <TextInput label={t('scheduling.schoolTerms.name')} maxLength={200} {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DateField label={t('scheduling.schoolTerms.starts')} {...form.getInputProps('starts_on')} />
          <DateField label={t('scheduling.schoolTerms.ends')} {...form.getInputProps('ends_on')} />
        </SimpleGrid>
        <Switch
          label={t('scheduling.schoolTerms.ask')}
          description={t('scheduling.schoolTerms.askHint')}
          {...form.getInputProps('asks', { type: 'checkbox' })}
        />
        {form.values.asks && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <DateField
              label={t('scheduling.schoolTerms.renewFrom')}
              {...form.getInputProps('renewal_from')}
            />
            <DateField
              label={t('scheduling.schoolTerms.renewUntil')}
              {...form.getInputProps('renewal_until')}
            />
          </SimpleGrid>
        )}
        <DateField
          label={t('scheduling.schoolTerms.newcomers')}
          description={t(
            form.values.asks
              ? 'scheduling.schoolTerms.newcomersHint'
              : 'scheduling.schoolTerms.newcomersFree',
          )}
          clearable
          {...form.getInputProps('newcomers_from')}
        />
        <DialogFooter>
          <Button variant="default" onClick={onDone}>
            {t('common.back')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('common.save')}
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  );
}

function invalid(values: Values, t: (key: 'desk.invalid.required' | 'desk.invalid.order') => string) {
  const { name, starts_on, ends_on, asks, renewal_from, renewal_until, newcomers_from } = values;
  const needed = (date: LocalDate | null) => (date ? null : t('desk.invalid.required'));
  const order = (first: LocalDate | null, last: LocalDate | null) =>
    first && last && last < first ? t('desk.invalid.order') : null;
  const early = asks && newcomers_from && renewal_until && newcomers_from <= renewal_until;
  return {
    name: name.trim() ? null : t('desk.invalid.required'),
    starts_on: needed(starts_on),
    ends_on: needed(ends_on) ?? order(starts_on, ends_on),
    renewal_from: asks ? needed(renewal_from) : null,
    renewal_until: asks ? (needed(renewal_until) ?? order(renewal_from, renewal_until)) : null,
    newcomers_from: early ? t('desk.invalid.order') : null,
  };
}
