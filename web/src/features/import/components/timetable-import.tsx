import { Alert, Button, Card, Group, Loader, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileTypeCsv } from '@tabler/icons-react';
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
import { ChooseFile, type ChosenFile } from './choose-file.tsx';
import { Report } from './report.tsx';

/** A timetable in: choose the file, read what it would make, import. */
export function ImportTimetable() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [done, setDone] = useState<TimetableReport | null>(null);
  const again = () => {
    setFile(null);
    setDone(null);
  };
  if (done) return <Done report={done} onAgain={again} />;
  if (!file) return <ChooseFile onChoose={setFile} />;
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

interface Options {
  start_date: LocalDate | null;
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
  const [options, setOptions] = useState<Options>({ start_date: null, publish: true, skip_invalid: false });
  const [settled] = useDebouncedValue(options, WAIT);
  const query = useQuery(dryRunQuery(wishOf(file, settled)));
  const { busy, run } = useChange(async (send) => {
    const report = await send(importTimetable, wishOf(file, options));
    if (report.imported) toastDone(t('importing.report.done', { count: report.schedule_count }));
    onDone(report);
  });
  const report = query.data;
  const ready = report && report.schedule_count > 0 && (report.problems.length === 0 || options.skip_invalid);
  return (
    <Stack gap="lg">
      <Card>
        <Stack>
          <Group justify="space-between">
            <Group gap="sm">
              <IconFileTypeCsv size={28} stroke={1.5} aria-hidden />
              <Text fw={650}>{file.name}</Text>
            </Group>
            <Button variant="default" size="sm" onClick={onOther}>
              {t('importing.other')}
            </Button>
          </Group>
          <OptionFields options={options} onChange={setOptions} />
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
      {report && !query.error && <Report report={report} />}
    </Stack>
  );
}

const wishOf = (file: ChosenFile, { start_date, ...flags }: Options): TimetableImport => ({
  csv: file.text,
  ...flags,
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
