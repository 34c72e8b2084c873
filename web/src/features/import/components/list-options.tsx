import { Select, SimpleGrid, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChosenColumns } from './headings.tsx';

/** How a file is to be read. */
export interface ListReading {
  sheet: string | null;
  date_order: 'day_first' | 'month_first';
  columns: ChosenColumns | null;
  skip_invalid: boolean;
}
export const usualReading: ListReading = {
  ...{ sheet: null, date_order: 'day_first', columns: null, skip_invalid: false },
};

interface ListOptionsProps {
  sheets: readonly string[];
  reading: ListReading;
  onChange: (reading: ListReading) => void;
}

export function ListOptions({ sheets, reading, onChange }: ListOptionsProps) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
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
      <Switch
        size="md"
        label={t('importing.options.skip')}
        description={t('importing.options.skipHint')}
        checked={reading.skip_invalid}
        onChange={({ currentTarget }) => onChange({ ...reading, skip_invalid: currentTarget.checked })}
      />
    </SimpleGrid>
  );
}
