import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Asked, cohortsQuery } from '../api.ts';
import classes from './heat-map.module.css';

/** Who came first in a month, and how many of them came in each month since. */
export function Cohorts({ asked, formats }: { asked: Asked; formats: Formats }) {
  const { t } = useTranslation();
  const query = useQuery(cohortsQuery(asked));
  return (
    <Loaded query={query}>
      {({ cohorts }) => {
        if (cohorts.length === 0) return null;
        const months = Math.max(...cohorts.map(({ active }) => active.length));
        return (
          <Section title={t('analytics.cohorts')} description={t('analytics.cohortsHint')}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
            <section className={classes.scroll} tabIndex={0} aria-label={t('analytics.cohorts')}>
              <Table
                withRowBorders={false}
                horizontalSpacing={4}
                verticalSpacing={2}
                style={{ whiteSpace: 'nowrap' }}
              >
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('analytics.cohort')}</Table.Th>
                    <Table.Th scope="col" ta="right">
                      {t('analytics.newStudents')}
                    </Table.Th>
                    {Array.from({ length: months - 1 }, (_, at) => `+${at + 1}`).map((label) => (
                      <Table.Th key={label} scope="col" ta="center">
                        {label}
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {cohorts.map(({ month, students, active }) => (
                    <Table.Tr key={month}>
                      <Table.Th scope="row">{formats.month(`${month}-01`)}</Table.Th>
                      <Table.Td ta="right">{formats.number(students)}</Table.Td>
                      {active.slice(1).map((count, at) => {
                        const share = students === 0 ? 0 : count / students;
                        return (
                          <Table.Td
                            // biome-ignore lint/suspicious/noArrayIndexKey: the months since
                            key={at}
                            className={classes.field}
                            style={{ '--share': share } as React.CSSProperties}
                          >
                            {formats.percent(share)}
                          </Table.Td>
                        );
                      })}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </section>
          </Section>
        );
      }}
    </Loaded>
  );
}
