import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Send } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { taken, useFollowing } from '../../../platform/client/use-following.ts';
import type { Instructor, NewInstructor } from '../api.ts';

export interface InstructorChoices {
  types: { value: string; label: string }[];
  clubs: { value: string; label: string }[];
}

interface InstructorFormProps {
  instructor?: Instructor;
  choices: InstructorChoices;
  /** The clubs of a new one. */
  club_ids?: string[];
  submitLabel: string;
  /** With the instructor as the form was made of them; answers with what was saved. */
  onSave: (send: Send, input: NewInstructor, base: Instructor | undefined) => Promise<Instructor>;
}

function valuesOf(instructor: Instructor | undefined, club_ids: string[]) {
  return {
    display_name: instructor?.display_name ?? '',
    bio: instructor?.bio ?? '',
    certifications: (instructor?.certifications ?? []).join('\n'),
    years_experience: instructor?.years_experience ?? 0,
    max_weekly_hours: instructor?.max_weekly_hours ?? 40,
    specialties: instructor?.specialties ?? [],
    club_ids: instructor?.club_ids ?? club_ids,
    accepts_substitutions: instructor?.accepts_substitutions ?? true,
    is_public: instructor?.is_public ?? true,
    on_club_page: instructor?.on_club_page ?? false,
    is_active: instructor?.is_active ?? true,
  };
}

/** A coach's profile; what only the desk decides is shut for others. */
export function InstructorForm({
  instructor,
  choices,
  club_ids = [],
  submitLabel,
  onSave,
}: InstructorFormProps) {
  const { t } = useTranslation();
  const administers = instructor?.abilities.administer ?? true;
  const form = useForm({
    initialValues: valuesOf(instructor, club_ids),
    validate: { display_name: (name) => (name.trim() ? null : t('desk.invalid.required')) },
  });
  const [base, setBase] = useFollowing(instructor, (now) => taken(form, valuesOf(now, club_ids)));
  const show = ({ certifications, ...chosen }: Partial<Instructor>) =>
    form.setValues({ ...chosen, ...(certifications && { certifications: certifications.join('\n') }) });
  const { busy, run } = useChange(
    async (send, { certifications, ...values }: typeof form.values) => {
      const lines = certifications.split('\n').map((line) => line.trim());
      const input = {
        ...values,
        display_name: values.display_name.trim(),
        certifications: lines.filter(Boolean),
      };
      setBase(await onSave(send, input, base));
      form.resetDirty();
    },
    {
      form: { ...form, setValues: show },
      rebased: (row) => setBase(row as Instructor),
      say: { value: (field, value) => nameOf(choices, field, value) },
    },
  );
  const check = { type: 'checkbox' as const };
  return (
    <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
      <Stack>
        <TextInput
          label={t('coaches.form.name')}
          autoComplete="off"
          {...form.getInputProps('display_name')}
        />
        <MultiSelect
          label={t('coaches.form.specialties')}
          description={t('coaches.form.specialtiesHint')}
          data={choices.types}
          {...form.getInputProps('specialties')}
        />
        {choices.clubs.length > 1 && (
          <MultiSelect
            label={t('coaches.form.clubs')}
            data={choices.clubs}
            disabled={!administers}
            {...form.getInputProps('club_ids')}
          />
        )}
        <SimpleGrid cols={2} style={{ alignItems: 'end' }}>
          <NumberInput
            label={t('coaches.form.maxHours')}
            min={1}
            max={168}
            disabled={!administers}
            {...form.getInputProps('max_weekly_hours')}
          />
          <NumberInput
            label={t('coaches.form.years')}
            min={0}
            max={80}
            {...form.getInputProps('years_experience')}
          />
        </SimpleGrid>
        <Textarea
          size="md"
          label={t('coaches.form.bio')}
          description={t('coaches.form.bioHint')}
          autosize
          minRows={2}
          {...form.getInputProps('bio')}
        />
        <Textarea
          size="md"
          label={t('coaches.form.certifications')}
          description={t('coaches.form.certificationsHint')}
          autosize
          minRows={2}
          {...form.getInputProps('certifications')}
        />
        <Switch
          size="md"
          label={t('coaches.form.substitutions')}
          {...form.getInputProps('accepts_substitutions', check)}
        />
        <Switch
          size="md"
          label={t('coaches.form.public')}
          description={t('coaches.form.publicHint')}
          {...form.getInputProps('is_public', check)}
        />
        <Switch
          size="md"
          label={t('coaches.form.onPage')}
          description={t('coaches.form.onPageHint')}
          disabled={!form.values.is_public}
          {...form.getInputProps('on_club_page', check)}
        />
        {instructor && (
          <Switch
            size="md"
            label={t('coaches.form.active')}
            disabled={!administers}
            {...form.getInputProps('is_active', check)}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is taught and where, by name. */
function nameOf(choices: InstructorChoices, field: string, value: unknown): string | undefined {
  const named = { specialties: choices.types, club_ids: choices.clubs }[field];
  if (!named || !Array.isArray(value) || value.length === 0) return undefined;
  return value.map((id) => named.find((one) => one.value === id)?.label ?? id).join(', ');
}
