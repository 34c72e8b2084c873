import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CANCEL_CAUSES, type CancelCause } from '../api.ts';

interface CauseFieldProps {
  value: CancelCause;
  onChange: (cause: CancelCause) => void;
}

/** What calls a class off; what its holders get for it is the club's rule for that. */
export function CauseField({ value, onChange }: CauseFieldProps) {
  const { t } = useTranslation();
  return (
    <Select
      size="md"
      label={t('scheduling.cancelDialog.cause')}
      description={t('scheduling.cancelDialog.causeHint')}
      data={CANCEL_CAUSES.map((cause) => ({
        value: cause,
        label: t(`scheduling.cancelDialog.causes.${cause}`),
      }))}
      value={value}
      onChange={(next) => next && onChange(next)}
    />
  );
}
