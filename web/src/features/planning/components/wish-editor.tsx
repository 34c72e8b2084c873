import {
  Alert,
  Button,
  Checkbox,
  Group,
  Input,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { useNumber } from '../../../platform/formats/use-number.ts';
import { asBefore, inputOf, valuesOf, type WishValues } from '../wish-values.ts';
import { saveWish, type WishForm, withdrawWish } from '../wishes-api.ts';
import { HourList } from './hour-list.tsx';
import { PeopleField } from './people-field.tsx';
import { WeekHours } from './week-hours.tsx';

interface WishEditorProps {
  form: WishForm;
  formats: Formats;
  onSaved?: () => void;
}

/** What one student wants of a term: said, changed, withdrawn. */
export function WishEditor({ form: known, formats, onSaved }: WishEditorProps) {
  const { t } = useTranslation();
  const number = useNumber();
  const [asList, setAsList] = useState(false);
  const form = useForm<WishValues>({
    initialValues: valuesOf(known),
    validate: (all) => invalid(all, t),
  });
  const { term, student, window, family } = known;
  const whose = { term_id: term.id, student_id: student.id };
  const saving = useChange(
    async (send, values: WishValues) => {
      await send(saveWish, { ...whose, body: inputOf(values) });
      onSaved?.();
    },
    { form, done: t('wishes.saved') },
  );
  const withdrawing = useChange((send) => send(withdrawWish, whose), { done: t('wishes.withdrawn') });
  const { values } = form;
  const wrongTimes =
    form.errors.times ??
    (asList ? undefined : values.times.map((_, at) => timeError(form.errors, at)).find(Boolean));
  const people = (kind: 'with' | 'not_with' | 'back_to_back') => (
    <PeopleField
      {...{ kind, family: kind === 'not_with' ? [] : family }}
      people={values.people}
      onChange={(next) => form.setFieldValue('people', next)}
      error={errorOf(form.errors, values, kind)}
    />
  );
  return (
    <form onSubmit={form.onSubmit((all) => saving.run(all))} noValidate>
      <Stack gap="lg">
        {known.before && (
          <Alert color="gray" variant="light" icon={<IconRepeat size={20} aria-hidden />}>
            <Text size="sm">{t('wishes.before.text', { groups: known.before.groups.join(', ') })}</Text>
            <Button
              mt="xs"
              variant="default"
              size="sm"
              h={44}
              onClick={() => form.setValues(asBefore(values, known))}
            >
              {t('wishes.before.use')}
            </Button>
          </Alert>
        )}
        <Input.Wrapper label={t('wishes.perWeek')} labelElement="div">
          <SegmentedControl
            fullWidth
            mt={4}
            aria-label={t('wishes.perWeek')}
            data={['1', '2', '3', '4', '5']}
            {...form.getInputProps('classes_a_week')}
          />
        </Input.Wrapper>
        <Stack gap={6}>
          <Group justify="space-between" align="flex-end" gap="xs">
            <div>
              <Text fw={600}>{t('wishes.hours.title')}</Text>
              <Text size="sm" c="dimmed">
                {t(asList ? 'wishes.hours.listHint' : 'wishes.hours.hint')}
              </Text>
            </div>
            <Button variant="subtle" size="compact-sm" h={40} onClick={() => setAsList(!asList)}>
              {t(asList ? 'wishes.hours.asWeek' : 'wishes.hours.asList')}
            </Button>
          </Group>
          {asList ? (
            <HourList
              value={values.times}
              onChange={(times) => form.setFieldValue('times', times)}
              errors={values.times.map((_, at) => timeError(form.errors, at))}
            />
          ) : (
            <WeekHours value={values.times} onChange={(times) => form.setFieldValue('times', times)} />
          )}
          {wrongTimes && (
            <Text size="sm" c="red" role="alert">
              {wrongTimes}
            </Text>
          )}
        </Stack>
        <Stack gap={6}>
          <NativeSelect
            label={t('wishes.level.label')}
            data={[
              {
                value: 'today',
                label:
                  student.level === null
                    ? t('wishes.level.club')
                    : t('wishes.level.today', { level: number(student.level) }),
              },
              { value: 'test', label: t('wishes.level.test') },
              { value: 'level', label: t('wishes.level.other') },
            ]}
            {...form.getInputProps('says')}
          />
          {values.says === 'level' && (
            <NumberInput
              label={t('wishes.level.which')}
              min={0}
              max={7}
              step={0.5}
              decimalScale={2}
              {...form.getInputProps('level')}
            />
          )}
        </Stack>
        {people('with')}
        {family.length > 0 && people('back_to_back')}
        {people('not_with')}
        {known.instructors.length > 0 && (
          <Checkbox.Group label={t('wishes.coaches')} {...form.getInputProps('instructor_ids')}>
            <Group gap="md" mt={6}>
              {known.instructors.map(({ id, display_name }) => (
                <Checkbox key={id} value={id} label={display_name} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        {known.clubs.length > 0 && (
          <Checkbox.Group
            label={t('wishes.clubs', { club: term.club.name })}
            {...form.getInputProps('club_ids')}
          >
            <Group gap="md" mt={6}>
              {known.clubs.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <Textarea
          label={t('wishes.note')}
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('note')}
        />
        <Group gap="sm">
          <Button type="submit" size="md" loading={saving.busy}>
            {t(known.wish?.status === 'standing' ? 'wishes.change' : 'wishes.send')}
          </Button>
          {known.abilities.withdraw && (
            <Button variant="default" size="md" loading={withdrawing.busy} onClick={() => withdrawing.run()}>
              {t('wishes.withdraw')}
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {t('wishes.next', { date: formats.date(window.closes_on) })}
        </Text>
      </Stack>
    </form>
  );
}

type Errors = Readonly<Record<string, React.ReactNode>>;

/** What is wrong with the people of a kind: the first of it. */
function errorOf(errors: Errors, { people }: WishValues, kind: string): string | undefined {
  for (const [at, person] of people.entries()) {
    if (person.kind !== kind) continue;
    const error = errors[`people.${at}`] ?? errors[`people.${at}.name`] ?? errors[`people.${at}.client_id`];
    if (error) return `${person.name}: ${String(error)}`;
  }
  return undefined;
}

const timeError = (errors: Errors, at: number): string | undefined => {
  const error = ['', '.ends_at', '.starts_at'].map((field) => errors[`times.${at}${field}`]).find(Boolean);
  return error ? String(error) : undefined;
};

type InvalidKey = 'wishes.hours.needed' | 'wishes.level.needed' | 'desk.invalid.order';

/** What can be said before it is sent. */
function invalid({ times, says, level }: WishValues, t: (key: InvalidKey) => string): Record<string, string> {
  const backwards = times.flatMap(({ starts_at, ends_at }, at) =>
    starts_at < ends_at ? [] : [[`times.${at}.ends_at`, t('desk.invalid.order')]],
  );
  return {
    ...Object.fromEntries(backwards),
    ...(times.length === 0 && { times: t('wishes.hours.needed') }),
    ...(says === 'level' && level === '' && { level: t('wishes.level.needed') }),
  };
}
