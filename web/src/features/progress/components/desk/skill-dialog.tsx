import { Button, Checkbox, Group, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../../platform/client/change.ts';
import { useChange } from '../../../../platform/client/use-change.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { addSkill, changeSkill, removeSkill, type Skill } from '../../api.ts';

export interface LevelChoice {
  id: string;
  display_name: string;
}

type Values = Pick<Skill, 'level_id' | 'name_es' | 'name_en' | 'is_exit_criterion' | 'is_active'> & {
  /** As the field has it: emptied it is no number. */
  order: number | '';
};

function useSkillForm(initialValues: Values) {
  const { t } = useTranslation();
  const needed = (text: string) => (text.trim() ? null : t('desk.invalid.required'));
  return useForm<Values>({ initialValues, validate: { name_es: needed, name_en: needed } });
}

interface AddProps {
  levels: readonly LevelChoice[];
  onClose: () => void;
}

export function AddSkill({ levels, onClose }: AddProps) {
  const { t } = useTranslation();
  const form = useSkillForm({
    ...{ level_id: levels[0]?.id ?? '', name_es: '', name_en: '' },
    ...{ is_exit_criterion: true, is_active: true, order: '' },
  });
  const { busy, run } = useChange(
    async (send, { order, ...values }: Values) => {
      await send(addSkill, { ...values, ...(order !== '' && { order }) });
      toastDone(t('catalog.skills.saved'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('catalog.skills.addTitle')}
      confirmLabel={t('desk.actions.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <SkillFields form={form} levels={levels} />
    </Confirm>
  );
}

export function EditSkill({ skill, levels, onClose }: AddProps & { skill: Skill }) {
  const { t } = useTranslation();
  const { id, abilities: _, ...values } = skill;
  const [base] = useState(skill);
  const form = useSkillForm(values);
  const { busy, run } = useChange(
    async (send, { order, ...others }: Values) => {
      await send(over(changeSkill, base), { id, ...others, order: order === '' ? null : order });
      toastDone(t('catalog.skills.saved'));
      onClose();
    },
    { form },
  );
  const removing = useChange(
    async (send) => {
      await send(removeSkill, id);
      onClose();
    },
    { done: t('catalog.skills.removed') },
  );
  return (
    <Confirm
      opened
      title={t('catalog.skills.editTitle')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((changed) => run(changed))()}
    >
      <SkillFields form={form} levels={levels} />
      <Switch label={t('catalog.skills.inUse')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
      <Group>
        <Button
          variant="subtle"
          color="red"
          size="sm"
          leftSection={<IconTrash size={17} aria-hidden />}
          loading={removing.busy}
          onClick={() => removing.run()}
        >
          {t('catalog.skills.remove')}
        </Button>
      </Group>
    </Confirm>
  );
}

function SkillFields({
  form,
  levels,
}: {
  form: ReturnType<typeof useSkillForm>;
  levels: readonly LevelChoice[];
}) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('catalog.skills.nameEs')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name_es')}
      />
      <TextInput label={t('catalog.skills.nameEn')} maxLength={120} {...form.getInputProps('name_en')} />
      <NativeSelect
        label={t('catalog.skills.level')}
        data={levels.map(({ id, display_name }) => ({ value: id, label: display_name }))}
        {...form.getInputProps('level_id')}
      />
      <NumberInput
        label={t('catalog.skills.order')}
        description={t('catalog.skills.orderHint')}
        min={0}
        max={1_000}
        allowDecimal={false}
        {...form.getInputProps('order')}
      />
      <Checkbox
        label={t('catalog.skills.isCriterion')}
        description={t('catalog.skills.isCriterionHint')}
        {...form.getInputProps('is_exit_criterion', { type: 'checkbox' })}
      />
    </>
  );
}
