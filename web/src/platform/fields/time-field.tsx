import { TimePicker, type TimePickerProps } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { Dates } from './dates.tsx';

/** A time of day, `19:00`, always on 24 hours whatever the browser is set to. */
export function TimeField(props: TimePickerProps) {
  const { t } = useTranslation();
  return (
    <Dates>
      <TimePicker
        size="md"
        format="24h"
        minutesStep={5}
        hoursInputLabel={t('desk.fields.hours')}
        minutesInputLabel={t('desk.fields.minutes')}
        {...props}
      />
    </Dates>
  );
}
