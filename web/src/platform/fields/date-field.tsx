import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../formats/local-date.ts';
import { Dates } from './dates.tsx';

interface DateFieldProps {
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  value?: LocalDate | null;
  onChange?: (date: LocalDate | null) => void;
  clearable?: boolean;
  disabled?: boolean;
  min?: LocalDate | undefined;
  max?: LocalDate | undefined;
}

/** A calendar day, `2026-12-01`, chosen from a calendar. */
export function DateField({ min, max, onChange, ...rest }: DateFieldProps) {
  const { t } = useTranslation();
  return (
    <Dates>
      <DatePickerInput
        size="md"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        valueFormat="D MMM YYYY"
        leftSection={<IconCalendar size={18} aria-hidden />}
        leftSectionPointerEvents="none"
        clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
        ariaLabels={{
          nextMonth: t('desk.fields.nextMonth'),
          previousMonth: t('desk.fields.previousMonth'),
          monthLevelControl: t('desk.fields.chooseMonth'),
          yearLevelControl: t('desk.fields.chooseYear'),
          nextYear: t('desk.fields.nextYear'),
          previousYear: t('desk.fields.previousYear'),
          nextDecade: t('desk.fields.nextDecade'),
          previousDecade: t('desk.fields.previousDecade'),
        }}
        {...(min && { minDate: min })}
        {...(max && { maxDate: max })}
        {...rest}
        onChange={(value) => onChange?.(value ?? null)}
      />
    </Dates>
  );
}
