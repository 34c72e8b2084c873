import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';

/** What is asked of somebody who walks in. */
export interface PersonValues {
  display_name: string;
  phone: string;
  email: string;
  birth_date: LocalDate | null;
}
export const nobodyYet: PersonValues = { display_name: '', phone: '', email: '', birth_date: null };

/** How another feature points out who is there already, and lets them be taken instead. */
export type Similar = (
  values: PersonValues,
  onUse: (person: { id: string; name: string }) => void,
) => ReactNode;

interface NewPersonProps {
  form: UseFormReturnType<{ person: PersonValues }>;
  similar: ReactNode;
  /** What the button says: it depends on whether there is a place. */
  submitLabel: string;
  busy: boolean;
  /** Whether it is sent here; else by the question above. */
  canSubmit: boolean;
  onBack: () => void;
}

/** The few fields with which somebody gets a profile at the court; whoever seems to be there already is pointed out. */
export function NewPerson({ form, similar, submitLabel, busy, canSubmit, onBack }: NewPersonProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <TextInput
        label={t('roster.add.name')}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('person.display_name')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('roster.add.phone')}
          type="tel"
          autoComplete="off"
          {...form.getInputProps('person.phone')}
        />
        <TextInput
          label={t('roster.add.email')}
          type="email"
          autoComplete="off"
          {...form.getInputProps('person.email')}
        />
      </SimpleGrid>
      <DateField label={t('roster.add.birthDate')} clearable {...form.getInputProps('person.birth_date')} />
      {similar}
      <Group justify="space-between">
        <Button variant="subtle" onClick={onBack}>
          {t('roster.add.known')}
        </Button>
        {canSubmit && (
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
