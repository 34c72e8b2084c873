import { Button, FileButton, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clearSlot, toastFailure } from '../../../platform/toast.ts';
import classes from './choose-file.module.css';

const MAX_BYTES = 10 * 1_048_576;
const SLOT = 'file';
const ACCEPTED =
  '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ChosenFile {
  name: string;
  /** Its bytes as base64. */
  content: string;
}

interface ChooseFileProps {
  onChoose: (file: ChosenFile) => void;
  /** What it may hold, and a template of it. */
  children?: ReactNode;
}

/** A .csv or .xlsx file, dropped or chosen. */
export function ChooseFile({ onChoose, children }: ChooseFileProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const read = async (file: File | null | undefined) => {
    if (!file) return;
    if (file.size > MAX_BYTES) return toastFailure(t('importing.tooLarge'), SLOT);
    clearSlot(SLOT);
    onChoose({ name: file.name, content: await base64Of(file) });
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
      <IconFileSpreadsheet size={48} stroke={1.25} aria-hidden />
      <Text fw={600} fz="lg">
        {t('importing.drop')}
      </Text>
      <FileButton
        accept={ACCEPTED}
        onChange={(file) => void read(file)}
        inputProps={{ 'aria-label': t('importing.choose') }}
      >
        {(props) => <Button {...props}>{t('importing.choose')}</Button>}
      </FileButton>
      {children}
    </div>
  );
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
