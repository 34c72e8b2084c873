import { Button, Group, SimpleGrid, Stack, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { toastDone } from '../../../platform/toast.ts';
import { ButtonLink } from '../../../ui/link.tsx';
import { dryRunQuery, importTimetable, type TimetableImport, type TimetableReport } from '../api.ts';
import { timetableColumns } from '../columns.ts';
import { CheckedFile } from './checked-file.tsx';
import type { ChosenFile } from './choose-file.tsx';
import { type CheckProps, type DoneProps, ImportSteps } from './import-steps.tsx';
import { type ChosenCoaches, Questions } from './questions.tsx';
import { asAsked, type Reading, ReadingFields, SkipSwitch, usualReading } from './reading-fields.tsx';
import { Report } from './report.tsx';

/** A timetable in. */
export function ImportTimetable() {
  return (
    <ImportSteps<TimetableReport>
      kind="timetable"
      check={(props) => <Check {...props} />}
      done={(props) => <Done {...props} />}
    />
  );
}

function Done({ report, onOther }: DoneProps<TimetableReport>) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Group>
        <ButtonLink to="/admin/schedules">{t('importing.report.open')}</ButtonLink>
        <Button variant="default" onClick={onOther}>
          {t('importing.other')}
        </Button>
      </Group>
      <Report report={report} />
    </Stack>
  );
}

const WAIT = 150;

interface Options extends Reading {
  coaches: ChosenCoaches;
  start_date: LocalDate | null;
  publish: boolean;
}
const usual: Options = { ...usualReading, coaches: {}, start_date: null, publish: true };

function Check({ file, onOther, onDone }: CheckProps<TimetableReport>) {
  const { t } = useTranslation();
  const [options, setOptions] = useState(usual);
  const [settled] = useDebouncedValue(options, WAIT);
  const query = useQuery(dryRunQuery(wishOf(file, settled)));
  const { busy, run } = useChange(async (send) => {
    const report = await send(importTimetable, wishOf(file, options));
    if (report.imported) toastDone(t('importing.report.done', { count: report.schedule_count }));
    onDone(report);
  });
  const report = query.data;
  return (
    <CheckedFile
      {...{ file, onOther, query, busy }}
      columns={timetableColumns}
      onColumns={(columns) => setOptions({ ...options, columns })}
      ready={report !== undefined && report.schedule_count > 0}
      onImport={() => run()}
      fields={
        <>
          <OptionFields options={options} onChange={setOptions} />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <ReadingFields sheets={report?.sheets ?? []} reading={options} onChange={setOptions} />
          </SimpleGrid>
        </>
      }
    >
      {(read) => (
        <>
          <Questions
            questions={read.questions}
            chosen={options.coaches}
            onChange={(coaches) => setOptions({ ...options, coaches })}
          />
          <Report report={read} />
        </>
      )}
    </CheckedFile>
  );
}

const wishOf = (file: ChosenFile, { start_date, ...reading }: Options): TimetableImport => ({
  file: file.content,
  file_name: file.name.slice(0, 200),
  ...asAsked(reading),
  ...(start_date && { start_date }),
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
      <SkipSwitch reading={options} onChange={onChange} />
    </SimpleGrid>
  );
}
