import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { addPlan, type PlanRow } from '../../plans-api.ts';

interface NewPlanProps {
  term: { id: string; name: string };
  /** Terms of other clubs at the same time. */
  together: readonly { id: string; name: string; club: string }[];
  plans: readonly PlanRow[];
  onMade: (id: string) => void;
}

/** Begins a plan: with the usual settings, or as another one. */
export function NewPlan({ term, together, plans, onMade }: NewPlanProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { name: '', term_ids: [] as string[], copy_of: '' },
    validate: { name: (name) => (name.trim() ? null : t('desk.invalid.required')) },
  });
  const adding = useChange(
    async (send, { name, term_ids, copy_of }: typeof form.values) => {
      const copied = plans.find(({ id }) => id === copy_of);
      const { id } = await send(addPlan, {
        name: name.trim(),
        term_ids: copied ? copied.terms.map((one) => one.id) : [term.id, ...term_ids],
        ...(copied && { copy_of }),
      });
      onMade(id);
    },
    { form, done: t('plans.made') },
  );
  return (
    <form onSubmit={form.onSubmit((values) => adding.run(values))} noValidate>
      <Stack>
        <TextInput
          label={t('plans.new.name')}
          description={t('plans.new.nameHint')}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        {plans.length > 0 && (
          <NativeSelect
            label={t('plans.new.copy')}
            data={[
              { value: '', label: t('plans.new.copyNone') },
              ...plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.getInputProps('copy_of')}
          />
        )}
        {together.length > 0 && form.values.copy_of === '' && (
          <Checkbox.Group
            label={t('plans.new.together')}
            description={t('plans.new.togetherHint')}
            {...form.getInputProps('term_ids')}
          >
            <Stack gap="xs" mt="xs">
              {together.map(({ id, name, club }) => (
                <Checkbox key={id} value={id} label={`${club}: ${name}`} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={adding.busy}>
            {t('plans.new.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
