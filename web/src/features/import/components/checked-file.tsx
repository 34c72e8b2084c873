import { Alert, Button, Card, Group, Loader, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../../platform/errors/message.ts';
import type { Column } from '../columns.ts';
import type { ChosenFile } from './choose-file.tsx';
import { type ChosenColumns, Headings } from './headings.tsx';

interface CheckedFileProps<R> {
  file: ChosenFile;
  onOther: () => void;
  /** What the server would make of it. */
  query: Pick<UseQueryResult<R>, 'data' | 'error' | 'isFetching'>;
  /** The options by which it is read. */
  fields: ReactNode;
  columns: readonly Column[];
  onColumns: (columns: ChosenColumns) => void;
  ready: boolean;
  busy: boolean;
  onImport: () => void;
  children: (report: R) => ReactNode;
}

/** A chosen file, how it is read, and what it would do. */
export function CheckedFile<R extends { headings: { name: string; column: string | null }[] }>({
  file,
  onOther,
  query: { data: report, error, isFetching },
  fields,
  columns,
  onColumns,
  ready,
  busy,
  onImport,
  children,
}: CheckedFileProps<R>) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Card>
        <Stack>
          <Group justify="space-between">
            <Group gap="sm">
              <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
              <Text fw={650}>{file.name}</Text>
            </Group>
            <Button variant="default" size="sm" onClick={onOther}>
              {t('importing.other')}
            </Button>
          </Group>
          {fields}
          <Group justify="flex-end">
            {isFetching && <Loader size="sm" role="status" aria-label={t('importing.checking')} />}
            <Button loading={busy} disabled={!ready || isFetching} onClick={onImport}>
              {t('importing.report.import')}
            </Button>
          </Group>
        </Stack>
      </Card>
      {error && (
        <Alert color="red" variant="light" role="alert">
          {errorMessage(error)}
        </Alert>
      )}
      {report && !error && (
        <Headings
          headings={report.headings}
          columns={columns}
          labelOf={(column) => t(`importing.columnName.${column as Column}`)}
          onChange={onColumns}
        />
      )}
      {report && !error && children(report)}
    </Stack>
  );
}
