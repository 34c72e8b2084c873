import { Alert, Button, Card, Group, Loader, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { toastDone } from '../../../platform/toast.ts';
import { ButtonLink } from '../../../ui/link.tsx';
import { dryRunQuery, importTimetable, type TimetableImport, type TimetableReport } from '../api.ts';
import { type TimetableColumn, timetableColumns } from '../columns.ts';
import { ChooseFile, type ChosenFile } from './choose-file.tsx';
import { type ChosenColumns, Headings } from './headings.tsx';
import { Report } from './report.tsx';
import { TemplateLink } from './template-link.tsx';

/** A timetable in: choose the file, read what it would make, import. */
export function ImportTimetable() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [done, setDone] = useState<TimetableReport | null>(null);
  const again = () => {
    setFile(null);
    setDone(null);
  };
  if (done) return <Done report={done} onAgain={again} />;
  if (!file)
    return (
      <ChooseFile onChoose={setFile}>
        <TemplateLink kind="timetable" />
      </ChooseFile>
    );
  return <Check file={file} onOther={again} onDone={setDone} />;
}

function Done({ report, onAgain }: { report: TimetableReport; onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Group>
        <ButtonLink to="/admin/schedules">{t('importing.report.open')}</ButtonLink>
        <Button variant="default" onClick={onAgain}>
          {t('importing.other')}
        </Button>
      </Group>
      <Report report={report} />
    </Stack>
  );
}

const WAIT = 150;
const usual: Options = {
  ...{ start_date: null, sheet: null, date_order: 'day_first', columns: null },
  ...{ publish: true, skip_invalid: false },
};

interface Options {
  start_date: LocalDate | null;
  sheet: string | null;
  date_order: 'day_first' | 'month_first';
  columns: ChosenColumns | null;
  publish: boolean;
  skip_invalid: boolean;
}

interface CheckProps {
  file: ChosenFile;
  onOther: () => void;
  onDone: (report: TimetableReport) => void;
}

function Check({ file, onOther, onDone }: CheckProps) {
  const { t } = useTranslation();
  const [options, setOptions] = useState<Options>(usual);
  const [settled] = useDebouncedValue(options, WAIT);
  const query = useQuery(dryRunQuery(wishOf(file, settled)));
  const { busy, run } = useChange(async (send) => {
    const report = await send(importTimetable, wishOf(file, options));
    if (report.imported) toastDone(t('importing.report.done', { count: report.schedule_count }));
    onDone(report);
  });
  const report = query.data;
  const ready = report && report.schedule_count > 0;
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
          <OptionFields options={options} onChange={setOptions} />
          <ReadingFields sheets={report?.sheets ?? []} options={options} onChange={setOptions} />
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
          columns={timetableColumns}
          labelOf={(column) => t(`importing.columnName.${column as TimetableColumn}`)}
          onChange={(columns) => setOptions({ ...options, columns })}
        />
      )}
      {report && !query.error && <Report report={report} />}
    </Stack>
  );
}

const wishOf = (file: ChosenFile, { start_date, sheet, columns, ...flags }: Options): TimetableImport => ({
  file: file.content,
  ...flags,
  ...(start_date && { start_date }),
  ...(sheet && { sheet }),
  ...(columns && { columns }),
});

function OptionFields({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <DateField
        label={t('importing.options.startDate')}
        description={t('importing.options.startDateHint')}
        clearable
        value={options.start_date}
        onChange={(start_date) => onChange({ ...options, start_date })}
      />
      <Switch
        size="md"
        label={t('importing.options.publish')}
        description={t('importing.options.publishHint')}
        checked={options.publish}
        onChange={({ currentTarget }) => onChange({ ...options, publish: currentTarget.checked })}
      />
      <Switch
        size="md"
        label={t('importing.options.skip')}
        description={t('importing.options.skipHint')}
        checked={options.skip_invalid}
        onChange={({ currentTarget }) => onChange({ ...options, skip_invalid: currentTarget.checked })}
      />
    </SimpleGrid>
  );
}

interface ReadingFieldsProps {
  sheets: readonly string[];
  options: Options;
  onChange: (options: Options) => void;
}

/** How the file is to be read: its sheet, and which number of a date is the day. */
function ReadingFields({ sheets, options, onChange }: ReadingFieldsProps) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Select
        label={t('importing.options.dateOrder')}
        allowDeselect={false}
        value={options.date_order}
        data={(['day_first', 'month_first'] as const).map((value) => ({
          value,
          label: t(`importing.options.${value}`),
        }))}
        onChange={(date_order) => date_order && onChange({ ...options, date_order })}
      />
      {sheets.length > 1 && (
        <Select
          label={t('importing.options.sheet')}
          placeholder={t('importing.options.firstSheet')}
          clearable
          value={options.sheet}
          data={[...sheets]}
          onChange={(sheet) => onChange({ ...options, sheet, columns: null })}
        />
      )}
    </SimpleGrid>
  );
}
