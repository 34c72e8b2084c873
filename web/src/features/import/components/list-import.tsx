import { Alert, Button, Card, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import { toastDone } from '../../../platform/toast.ts';
import { type FileImport, type ImportReport, importList, listDryRunQuery } from '../api.ts';
import { type ListColumn, type ListKind, listColumns } from '../columns.ts';
import { ChooseFile, type ChosenFile } from './choose-file.tsx';
import { Headings } from './headings.tsx';
import { ListOptions, type ListReading, usualReading } from './list-options.tsx';
import { ListReport } from './list-report.tsx';
import { TemplateLink } from './template-link.tsx';

/** People, or who holds which place: choose the file, read what it would write, import. */
export function ImportList({ kind }: { kind: ListKind }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [done, setDone] = useState<ImportReport | null>(null);
  const again = () => {
    setFile(null);
    setDone(null);
  };
  if (done)
    return (
      <Stack gap="lg">
        <Button variant="default" onClick={again} style={{ alignSelf: 'flex-start' }}>
          {t('importing.other')}
        </Button>
        <ListReport report={done} />
      </Stack>
    );
  if (file) return <CheckList kind={kind} file={file} onOther={again} onDone={setDone} />;
  return (
    <ChooseFile onChoose={setFile}>
      <TemplateLink kind={kind} />
    </ChooseFile>
  );
}

interface CheckListProps {
  kind: ListKind;
  file: ChosenFile;
  onOther: () => void;
  onDone: (report: ImportReport) => void;
}

function CheckList({ kind, file, onOther, onDone }: CheckListProps) {
  const { t } = useTranslation();
  const [reading, setReading] = useState(usualReading);
  const body = wishOf(file, reading);
  const query = useQuery(listDryRunQuery({ kind, body }));
  const { busy, run } = useChange(async (send) => {
    const report = await send(importList, { kind, body });
    toastDone(t('importing.list.done', { count: report.counts.create + report.counts.update }));
    onDone(report);
  });
  const report = query.data;
  const writes = report ? report.counts.create + report.counts.update > 0 : false;
  const ready = writes && (report?.problem_count === 0 || reading.skip_invalid);
  return (
    <Stack gap="lg">
      <Card>
        <Stack>
          <Group justify="space-between">
            <Text fw={650}>{file.name}</Text>
            <Button variant="default" size="sm" onClick={onOther}>
              {t('importing.other')}
            </Button>
          </Group>
          <ListOptions sheets={report?.sheets ?? []} reading={reading} onChange={setReading} />
          <Group justify="flex-end">
            {query.isFetching && <Loader size="sm" aria-label={t('importing.checking')} />}
            <Button loading={busy} disabled={!ready || query.isFetching} onClick={() => run()}>
              {t('importing.report.import')}
            </Button>
          </Group>
        </Stack>
      </Card>
      {query.error && (
        <Alert color="red" variant="light" role="alert">
          {errorMessage(query.error)}
        </Alert>
      )}
      {report && !query.error && (
        <Headings
          headings={report.headings}
          columns={listColumns[kind]}
          labelOf={(column) => t(`importing.columnName.${column as ListColumn}`)}
          onChange={(columns) => setReading({ ...reading, columns })}
        />
      )}
      {report && !query.error && <ListReport report={report} />}
    </Stack>
  );
}

const wishOf = (file: ChosenFile, { sheet, columns, ...flags }: ListReading): FileImport => ({
  file: file.content,
  ...flags,
  ...(sheet && { sheet }),
  ...(columns && { columns }),
});
