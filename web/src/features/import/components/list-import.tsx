import { Button, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { type ImportReport, importList, listDryRunQuery } from '../api.ts';
import { type ListKind, listColumns } from '../columns.ts';
import { CheckedFile } from './checked-file.tsx';
import { type CheckProps, type DoneProps, ImportSteps } from './import-steps.tsx';
import { ListReport } from './list-report.tsx';
import { asAsked, ReadingFields, SkipSwitch, usualReading } from './reading-fields.tsx';

interface ImportListProps {
  kind: ListKind;
  /** Of wishes: which term. */
  term_id?: string;
}

/** People, who holds which place, or what students want of a term. */
export function ImportList({ kind, term_id }: ImportListProps) {
  return (
    <ImportSteps<ImportReport>
      kind={kind}
      check={(props) => <Check {...{ kind, term_id }} {...props} />}
      done={(props) => <Done {...props} />}
    />
  );
}

function Done({ report, onOther }: DoneProps<ImportReport>) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Button variant="default" onClick={onOther} style={{ alignSelf: 'flex-start' }}>
        {t('importing.other')}
      </Button>
      <ListReport report={report} />
    </Stack>
  );
}

type OfKind = { kind: ListKind; term_id: string | undefined };

function Check({ kind, term_id, file, onOther, onDone }: CheckProps<ImportReport> & OfKind) {
  const { t } = useTranslation();
  const [reading, setReading] = useState(usualReading);
  const body = { file: file.content, file_name: file.name.slice(0, 200), ...asAsked(reading) };
  const query = useQuery(listDryRunQuery({ kind, term_id, body }));
  const { busy, run } = useChange(async (send) => {
    const report = await send(importList, { kind, term_id, body });
    toastDone(t('importing.list.done', { count: writtenBy(report) }));
    onDone(report);
  });
  const report = query.data;
  const isClean = report?.problem_count === 0 || reading.skip_invalid;
  return (
    <CheckedFile
      {...{ file, onOther, query, busy }}
      columns={listColumns[kind]}
      onColumns={(columns) => setReading({ ...reading, columns })}
      ready={report !== undefined && writtenBy(report) > 0 && isClean}
      onImport={() => run()}
      fields={
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <ReadingFields sheets={report?.sheets ?? []} reading={reading} onChange={setReading} />
          <SkipSwitch reading={reading} onChange={setReading} />
        </SimpleGrid>
      }
    >
      {(read) => <ListReport report={read} />}
    </CheckedFile>
  );
}

const writtenBy = ({ counts }: ImportReport): number => counts.create + counts.update;
