import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChosenColumns } from './headings.tsx';

/** How a file is to be read, whatever it holds. */
export interface Reading {
  sheet: string | null;
  date_order: 'day_first' | 'month_first';
  columns: ChosenColumns | null;
  skip_invalid: boolean;
}
export const usualReading: Reading = {
  ...{ sheet: null, date_order: 'day_first', columns: null, skip_invalid: false },
};

/** As the server is asked: what was not chosen is left out. */
export const asAsked = <R extends Reading>({ sheet, columns, ...flags }: R) => ({
  ...flags,
  ...(sheet && { sheet }),
  ...(columns && { columns }),
});

interface ReadingFieldsProps<R extends Reading> {
  sheets: readonly string[];
  reading: R;
  onChange: (reading: R) => void;
}

/** Which number of a date is the day, and which sheet is meant where there are several. */
export function ReadingFields<R extends Reading>({ sheets, reading, onChange }: ReadingFieldsProps<R>) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('importing.options.dateOrder')}
        allowDeselect={false}
        value={reading.date_order}
        data={(['day_first', 'month_first'] as const).map((value) => ({
          value,
          label: t(`importing.options.${value}`),
        }))}
        onChange={(date_order) => date_order && onChange({ ...reading, date_order })}
      />
      {sheets.length > 1 && (
        <Select
          label={t('importing.options.sheet')}
          placeholder={t('importing.options.firstSheet')}
          clearable
          value={reading.sheet}
          data={[...sheets]}
          onChange={(sheet) => onChange({ ...reading, sheet, columns: null })}
        />
      )}
    </>
  );
}

/** Whether rows that are refused keep the others out. */
export function SkipSwitch<R extends Reading>({ reading, onChange }: Omit<ReadingFieldsProps<R>, 'sheets'>) {
  const { t } = useTranslation();
  return (
    <Switch
      size="md"
      label={t('importing.options.skip')}
      description={t('importing.options.skipHint')}
      checked={reading.skip_invalid}
      onChange={({ currentTarget }) => onChange({ ...reading, skip_invalid: currentTarget.checked })}
    />
  );
}
