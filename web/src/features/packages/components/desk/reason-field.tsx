import { Textarea, type TextareaProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Why the desk does it: kept with what it does. */
export function ReasonField(props: TextareaProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      size="md"
      label={t('desk.fields.reason')}
      required
      withAsterisk={false}
      autosize
      minRows={2}
      maxLength={500}
      {...props}
    />
  );
}
