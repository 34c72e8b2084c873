import { Alert, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentence } from '../../../platform/errors/message.ts';
import { Section } from '../../../ui/section.tsx';
import type { TimetableReport } from '../api.ts';
import type { TimetableColumn } from '../columns.ts';
import classes from './choose-file.module.css';

const SHOWN = 100;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What an import makes or would make: numbers, problems by line, defaults, what comes along. */
export function Report({ report }: { report: TimetableReport }) {
  const { t } = useTranslation();
  const { problems, repeated_count, schedule_count, existing_count } = report;
  const good = problems.length === 0;
  return (
    <Stack gap="lg">
      <Section title={t(report.imported ? 'importing.report.doneTitle' : 'importing.report.title')}>
        <Stack>
          <Numbers report={report} />
          {good && (
            <Alert color="teal" variant="light" icon={<IconCheck aria-hidden />}>
              {t(
                schedule_count === 0 && existing_count > 0
                  ? 'importing.report.nothing'
                  : 'importing.report.allGood',
              )}
            </Alert>
          )}
          {repeated_count > 0 && (
            <Text size="sm" c="dimmed">
              {t('importing.report.repeated', { count: repeated_count })}
            </Text>
          )}
        </Stack>
      </Section>
      {!good && <Problems problems={problems} total={report.problem_count} />}
      <Notes notes={report.notes} />
      <Defaults report={report} />
      <Created report={report} />
      {report.clubs.length > 1 && (
        <Section title={t('importing.report.clubsTitle')}>
          <Stack gap={6}>
            {report.clubs.map(({ name, schedule_count: schedules, session_count: sessions }) => (
              <Group key={name} justify="space-between" gap="xs">
                <Text fw={550}>{name}</Text>
                <Text size="sm" c="dimmed">
                  {t('importing.report.schedulesCount', { count: schedules })}
                  {sessions > 0 && `, ${t('importing.report.sessionsCount', { count: sessions })}`}
                </Text>
              </Group>
            ))}
          </Stack>
        </Section>
      )}
    </Stack>
  );
}

function Numbers({ report }: { report: TimetableReport }) {
  const { t } = useTranslation();
  const facts = [
    ['rows', report.row_count],
    ...(report.good_count > report.schedule_count ? ([['good', report.good_count]] as const) : []),
    ['schedules', report.schedule_count],
    ['sessions', report.session_count],
    ['existing', report.existing_count],
    ['problems', report.problem_count],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([what, count]) => (
        <div key={what} data-bad={(what === 'problems' && count > 0) || undefined}>
          <dt>{t(`importing.report.${what}`, { count })}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ problems, total }: { problems: TimetableReport['problems']; total: number }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, SHOWN);
  return (
    <Section title={t('importing.report.problemsTitle')}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={56}>{t('importing.report.line')}</Table.Th>
            <Table.Th w={120}>{t('importing.report.column')}</Table.Th>
            <Table.Th>{t('importing.report.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ line, column, code, params, message }) => (
            <Table.Tr key={`${line} ${column} ${code} ${message}`}>
              <Table.Td fw={600}>{line}</Table.Td>
              <Table.Td>
                {column
                  ? t(`importing.columnName.${column as TimetableColumn}`)
                  : t('importing.report.wholeRow')}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {sentence('importing.report.why', { code, params }) ?? message}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < problems.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('importing.report.moreProblems', { count: total - shown.length })}
        </Button>
      )}
      {all && total > problems.length && (
        <Text size="sm" c="dimmed">
          {t('importing.report.moreProblems', { count: total - problems.length })}
        </Text>
      )}
    </Section>
  );
}

/** What somebody would not expect of rows that are right. */
function Notes({ notes }: { notes: TimetableReport['notes'] }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <Section title={t('importing.report.notesTitle')}>
      <Stack gap={6}>
        {notes.slice(0, SHOWN).map(({ line, code, params, message }) => (
          <Text key={`${line} ${code}`} size="sm">
            {t('importing.report.atLine', { line })}{' '}
            {sentence('importing.report.why', { code, params }) ?? message}
          </Text>
        ))}
      </Stack>
    </Section>
  );
}

function Defaults({ report }: { report: TimetableReport }) {
  const { t, i18n } = useTranslation();
  const usedValue = (value: string) => {
    const key = `importing.report.usedValue.${value}`;
    if (DATE.test(value)) return new Date(value).toLocaleDateString(i18n.language, { timeZone: 'UTC' });
    return i18n.exists(key) ? t(key as 'importing.report.usedValue.none') : value;
  };
  if (report.defaults.length === 0) return null;
  return (
    <Section title={t('importing.report.defaultsTitle')}>
      <Stack gap={6}>
        {report.defaults.map(({ column, value, count }) => (
          <Group key={`${column} ${value}`} justify="space-between" gap="xs">
            <span>
              <Text span c="dimmed">
                {t(`importing.columnName.${column as TimetableColumn}`)}:
              </Text>{' '}
              {usedValue(value)}
            </span>
            <Text size="sm" c="dimmed">
              {t('importing.report.times', { count })}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

function Created({ report }: { report: TimetableReport }) {
  const { t } = useTranslation();
  const kinds = (['clubs', 'class_types', 'instructors', 'courts'] as const).filter(
    (kind) => report.created[kind].length > 0,
  );
  if (kinds.length === 0) return null;
  return (
    <Section title={t('importing.report.createdTitle')}>
      <Stack gap="sm">
        {kinds.map((kind) => (
          <div key={kind}>
            <Text size="sm" c="dimmed" mb={4}>
              {t(`importing.report.created.${kind}`)}
            </Text>
            <Group gap={6}>
              {report.created[kind].map((name) => (
                <Badge key={name} size="lg" variant="default">
                  {name}
                </Badge>
              ))}
            </Group>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
