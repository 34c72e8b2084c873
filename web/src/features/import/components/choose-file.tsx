import { Button, FileButton, Text } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastFailure } from '../../../platform/toast.ts';
import classes from './choose-file.module.css';

const MAX_BYTES = 1_000_000;
const COLUMNS =
  'club, class_name, class_type, level, weekday, start_time, duration_minutes, min_participants, max_participants, price_minor, member_price_minor, currency, instructor, court, start_date, end_date, timezone';

export interface ChosenFile {
  name: string;
  text: string;
}

/** A CSV, dropped or chosen. */
export function ChooseFile({ onChoose }: { onChoose: (file: ChosenFile) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const read = async (file: File | null | undefined) => {
    if (!file) return;
    if (file.size > MAX_BYTES) return toastFailure(t('importing.tooLarge'));
    onChoose({ name: file.name, text: await file.text() });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void read(event.dataTransfer.files[0]);
      }}
    >
      <IconFileTypeCsv size={48} stroke={1.25} aria-hidden />
      <Text fw={600} fz="lg">
        {t('importing.drop')}
      </Text>
      <FileButton
        accept=".csv,text/csv"
        onChange={(file) => void read(file)}
        inputProps={{ 'aria-label': t('importing.choose') }}
      >
        {(props) => <Button {...props}>{t('importing.choose')}</Button>}
      </FileButton>
      <Text size="sm" c="dimmed" maw={560} ta="center" style={{ overflowWrap: 'anywhere' }}>
        {t('importing.columns', { columns: COLUMNS })}
      </Text>
    </div>
  );
}
