import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface AssistantsFieldProps extends Omit<MultiSelectProps, 'data' | 'label'> {
  instructors: readonly { value: string; label: string }[];
  /** Who gives the class, and so does not help in it. */
  coach: string | null;
}

/** As many as the server takes. */
const MOST = 8;

/** Who helps beside the coach. */
export function AssistantsField({ instructors, coach, ...input }: AssistantsFieldProps) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={t('scheduling.fields.assistants')}
      data={instructors.filter((one) => one.value !== coach)}
      placeholder={input.value?.length ? '' : t('desk.fields.none')}
      maxValues={MOST}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
      {...input}
    />
  );
}
