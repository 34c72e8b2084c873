import {
  Button,
  Chip,
  Fieldset,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { FormErrors, UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import { defaultsOfType, type ScheduleValues, type TypeDefaults } from '../../form-values.ts';
import { AssistantsField } from '../assistants-field.tsx';

export interface Choice {
  value: string;
  label: string;
}

/** What a schedule can refer to at its club. */
export interface ScheduleChoices {
  types: TypeDefaults[];
  levels: Choice[];
  instructors: Choice[];
  courts: Choice[];
}

export type ScheduleForm = UseFormReturnType<
  ScheduleValues,
  ScheduleValues,
  (values: ScheduleValues) => FormErrors
>;

/** A field whose choices can be added to while the form is written. */
export type Missed = 'class_type_id' | 'instructor_id' | 'court_id';

interface FieldsProps {
  form: ScheduleForm;
  choices: ScheduleChoices;
  formats: Formats;
  /** Asks for a new choice of a field; absent for what the person may not make. */
  add?: Partial<Record<Missed, () => void>>;
}

/** Type, level, name and description. A type brings its defaults, and a first name. */
export function WhatFields({ form, choices, add }: FieldsProps) {
  const { t } = useTranslation();
  const typeOf = (id: string | null) => choices.types.find((one) => one.id === id);
  return (
    <Fieldset legend={t('scheduling.editor.what')} radius="lg">
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Addable what="class_type_id" add={add}>
            <Select
              label={t('scheduling.fields.type')}
              data={choices.types.map(({ id, name }) => ({ value: id, label: name }))}
              searchable
              {...form.getInputProps('class_type_id')}
              onChange={(id) => chooseType(form, choices, id, typeOf(id))}
            />
          </Addable>
          <Select
            label={t('scheduling.fields.level')}
            data={choices.levels}
            {...form.getInputProps('level_id')}
            onChange={(id) => {
              form.setFieldValue('level_id', id);
              suggestName(form, choices, typeOf(form.getValues().class_type_id));
            }}
          />
        </SimpleGrid>
        <AgeFields form={form} />
        <TextInput
          label={t('scheduling.fields.name')}
          placeholder={t('scheduling.fields.namePlaceholder')}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <Textarea
          size="md"
          label={t('scheduling.fields.description')}
          description={t('scheduling.fields.descriptionHint')}
          autosize
          minRows={2}
          {...form.getInputProps('description')}
        />
      </Stack>
    </Fieldset>
  );
}

/** A type brings its defaults, and a first name. */
export function chooseType(
  form: ScheduleForm,
  choices: ScheduleChoices,
  id: string | null,
  type: TypeDefaults | undefined,
): void {
  form.setFieldValue('class_type_id', id);
  if (type) form.setValues(defaultsOfType(type, (field) => form.isTouched(field)));
  suggestName(form, choices, type);
}

function suggestName(form: ScheduleForm, choices: ScheduleChoices, type: TypeDefaults | undefined): void {
  const { name, level_id } = form.getValues();
  if (form.isTouched('name') && name !== '') return;
  const level = choices.levels.find(({ value }) => value === level_id)?.label;
  if (type)
    form.setFieldValue('name', [type.name, level].filter(Boolean).join(' · '), { forceUpdate: false });
  form.setTouched((touched) => ({ ...touched, name: false }));
}

/** Below a choice, the way to one that is missed there. */
function Addable({ what, add, children }: { what: Missed; add: FieldsProps['add']; children: ReactNode }) {
  const { t } = useTranslation();
  const open = add?.[what];
  if (!open) return children;
  return (
    <Stack gap={4} align="stretch">
      {children}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={open}
      >
        {t(`scheduling.add.${what}`)}
      </Button>
    </Stack>
  );
}

/** For which ages, on the day of the class; empty for everybody. */
function AgeFields({ form }: Pick<FieldsProps, 'form'>) {
  const { t } = useTranslation();
  const age = { size: 'md', min: 0, max: 120, allowDecimal: false } as const;
  return (
    <SimpleGrid cols={2}>
      <NumberInput label={t('scheduling.fields.minAge')} {...age} {...form.getInputProps('min_age')} />
      <NumberInput label={t('scheduling.fields.maxAge')} {...age} {...form.getInputProps('max_age')} />
    </SimpleGrid>
  );
}

/** Coach, court, or a place that is no court. */
export function WhoFields({ form, choices, add }: FieldsProps) {
  const { t } = useTranslation();
  const none = t('desk.fields.none');
  return (
    <Fieldset legend={t('scheduling.editor.who')} radius="lg">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Addable what="instructor_id" add={add}>
          <Select
            label={t('scheduling.fields.instructor')}
            data={choices.instructors}
            placeholder={none}
            clearable
            clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
            searchable
            {...form.getInputProps('instructor_id')}
          />
        </Addable>
        <AssistantsField
          instructors={choices.instructors}
          coach={form.values.instructor_id}
          {...form.getInputProps('assistant_instructor_ids')}
        />
        <Addable what="court_id" add={add}>
          <Select
            label={t('scheduling.fields.court')}
            data={choices.courts}
            placeholder={none}
            clearable
            clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
            {...form.getInputProps('court_id')}
          />
        </Addable>
        {form.values.court_id === null && (
          <TextInput
            label={t('scheduling.fields.location')}
            description={t('scheduling.fields.locationHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('location')}
          />
        )}
      </SimpleGrid>
    </Fieldset>
  );
}

export function PlacesFields({ form, formats, canPrice }: FieldsProps & { canPrice: boolean }) {
  const { t } = useTranslation();
  const money = { currency: formats.currency, locale: formats.locale, disabled: !canPrice };
  return (
    <Fieldset legend={t('scheduling.editor.places')} radius="lg">
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <NumberInput
          label={t('scheduling.fields.min')}
          description={t('scheduling.fields.minHint')}
          min={1}
          max={1000}
          allowDecimal={false}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('min_participants')}
        />
        <NumberInput
          label={t('scheduling.fields.max')}
          description={t('scheduling.fields.maxHint')}
          min={1}
          max={1000}
          allowDecimal={false}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('max_participants')}
        />
        <MoneyInput
          label={t('scheduling.fields.price')}
          description={t('scheduling.fields.priceHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...money}
          {...form.getInputProps('price')}
        />
        <MoneyInput
          label={t('scheduling.fields.memberPrice')}
          description={t('scheduling.fields.memberPriceHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...money}
          {...form.getInputProps('member_price')}
        />
      </SimpleGrid>
    </Fieldset>
  );
}

export function BookingFields({ form }: FieldsProps) {
  const { t } = useTranslation();
  const check = { type: 'checkbox' as const };
  return (
    <Fieldset legend={t('scheduling.editor.booking')} radius="lg">
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput
            label={t('scheduling.fields.opensDays')}
            min={0}
            max={730}
            allowDecimal={false}
            {...form.getInputProps('enrollment_opens_days')}
          />
          <NumberInput
            label={t('scheduling.fields.closesHours')}
            min={0}
            max={720}
            allowDecimal={false}
            {...form.getInputProps('enrollment_closes_hours')}
          />
        </SimpleGrid>
        <Switch
          size="md"
          label={t('scheduling.fields.allowDropIn')}
          description={t('scheduling.fields.allowDropInHint')}
          {...form.getInputProps('allow_drop_in', check)}
        />
        <Switch
          size="md"
          label={t('scheduling.fields.allowWaitlist')}
          {...form.getInputProps('allow_waitlist', check)}
        />
        <Switch
          size="md"
          label={t('scheduling.fields.requiresPackage')}
          {...form.getInputProps('requires_package', check)}
        />
      </Stack>
    </Fieldset>
  );
}

/** The seven days as chips; several can be on. */
export function DayChips({
  days,
  value,
  onChange,
  label,
}: {
  days: string[];
  value: number[];
  onChange: (days: number[]) => void;
  label: string;
}) {
  return (
    <Chip.Group
      multiple
      value={value.map(String)}
      onChange={(next) => onChange(next.map(Number).sort((a, b) => a - b))}
    >
      <Group gap={6} role="group" aria-label={label}>
        {days.map((day, index) => (
          <Chip key={day} value={String(index)} size="md" radius="md">
            {day}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
