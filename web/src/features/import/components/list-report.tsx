import { Button, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentence } from '../../../platform/errors/message.ts';
import { Section } from '../../../ui/section.tsx';
import type { ImportReport } from '../api.ts';
import type { ListColumn } from '../columns.ts';
import classes from './choose-file.module.css';

const SHOWN = 50;
const actions = ['create', 'update', 'unchanged', 'conflict'] as const;

/** What becomes of each row, and why some are left out. */
export function ListReport({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Section title={t(report.imported ? 'importing.report.doneTitle' : 'importing.list.title')}>
        <dl className={classes.facts}>
          {actions.map((action) => (
            <div key={action} data-bad={(action === 'conflict' && report.counts[action] > 0) || undefined}>
              <dt>{t(`importing.list.count.${action}`)}</dt>
              <dd>{report.counts[action]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Problems report={report} />
      <Rows report={report} />
    </Stack>
  );
}

function Problems({ report: { problems, problem_count } }: { report: ImportReport }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <Section title={t('importing.report.problemsTitle')}>
      <Stack gap={6}>
        {problems.slice(0, SHOWN).map(({ line, column, code, params, message }) => (
          <Text key={`${line} ${column} ${code}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
            <strong>{t('importing.report.atLine', { line })}</strong>{' '}
            {column !== null && `${t(`importing.columnName.${column as ListColumn}`)}: `}
            {sentence('importing.list.why', { code, params }) ?? message}
          </Text>
        ))}
        {problem_count > SHOWN && (
          <Text size="sm" c="dimmed">
            {t('importing.report.moreProblems', { count: problem_count - SHOWN })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function Rows({ report: { rows } }: { report: ImportReport }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <Section title={t('importing.list.rows')}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={56}>{t('importing.report.line')}</Table.Th>
            <Table.Th>{t('importing.columnName.name')}</Table.Th>
            <Table.Th>{t('importing.list.action')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ line, action, name, changes }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
              <Table.Td>
                <Text span size="sm" fw={action === 'unchanged' ? 400 : 650}>
                  {t(`importing.list.actionName.${action}`)}
                </Text>{' '}
                {changes.map((column) => t(`importing.columnName.${column as ListColumn}`)).join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < rows.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('importing.report.moreProblems', { count: rows.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}
