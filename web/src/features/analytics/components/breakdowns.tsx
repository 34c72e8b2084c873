import { SimpleGrid, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Asked, breakdownsQuery, type Breakdowns as Data } from '../api.ts';
import { Bars } from './bars.tsx';
import classes from './heat-map.module.css';
import { HeatMap } from './heat-map.tsx';

interface BreakdownsProps {
  asked: Asked;
  formats: Formats;
}

/** The classes of a period by hour, month, type and coach. */
export function Breakdowns({ asked, formats }: BreakdownsProps) {
  const { t } = useTranslation();
  const query = useQuery(breakdownsQuery(asked));
  return (
    <Loaded query={query}>
      {(data) =>
        data.heat.length === 0 ? null : (
          <Stack gap="lg">
            <Section title={t('analytics.heat')}>
              <HeatMap heat={data.heat} formats={formats} />
            </Section>
            <Section title={t('analytics.byTypeAndMonth')}>
              <Charts data={data} formats={formats} />
            </Section>
            <Section title={t('analytics.byCoach')} description={t('analytics.byCoachHint')}>
              <Coaches data={data} formats={formats} />
            </Section>
          </Stack>
        )
      }
    </Loaded>
  );
}

interface Shown {
  data: Data;
  formats: Formats;
}

function Charts({ data, formats }: Shown) {
  const { t } = useTranslation();
  const { types, months, currency } = data;
  const money = (revenue: number) => formats.money(revenue, currency);
  const share = (one: number, of: number) =>
    of === 0 ? '–' : formats.share(Math.round((10_000 * one) / of));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
      <Bars
        title={t('analytics.revenueByType')}
        bars={types.map(({ class_type_id, name, revenue, classes: count }) => ({
          ...{ key: class_type_id, label: name, value: revenue },
          text: `${money(revenue)} · ${t('analytics.classes', { count })}`,
        }))}
      />
      <Bars
        title={t('analytics.revenueByMonth')}
        bars={months.map(({ month, revenue, classes: count }) => ({
          ...{ key: month, label: formats.month(`${month}-01`), value: revenue },
          text: `${money(revenue)} · ${t('analytics.classes', { count })}`,
        }))}
      />
      <Bars
        title={t('analytics.lostByType')}
        bars={types.map(({ class_type_id, name, no_shows, late_cancellations, attended, enrolments }) => ({
          ...{ key: class_type_id, label: name, value: no_shows + late_cancellations },
          text: t('analytics.lost', {
            no_show: share(no_shows, attended + no_shows),
            late: share(late_cancellations, enrolments),
          }),
        }))}
      />
      <Bars
        title={t('analytics.waitedByType')}
        bars={types.map(({ class_type_id, name, without_place }) => ({
          ...{ key: class_type_id, label: name, value: without_place },
          text: formats.number(without_place),
        }))}
      />
    </SimpleGrid>
  );
}

function Coaches({ data: { instructors, currency }, formats }: Shown) {
  const { t } = useTranslation();
  const hours = (minutes: number) => formats.number(Math.round(minutes / 6) / 10);
  const heads = ['coach', 'classesHead', 'hours', 'substituted', 'assisted', 'students', 'revenue'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('analytics.byCoach')}>
      <Table style={{ whiteSpace: 'nowrap' }}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, at) => (
              <Table.Th key={head} scope="col" ta={at === 0 ? 'left' : 'right'}>
                {t(`analytics.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {instructors.map((one) => (
            <Table.Tr key={one.instructor_id}>
              <Table.Th scope="row">{one.name}</Table.Th>
              {[
                formats.number(one.classes),
                hours(one.minutes),
                hours(one.substituted_minutes),
                hours(one.assisted_minutes),
                formats.number(one.attended),
                formats.money(one.revenue, currency),
              ].map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns stay
                <Table.Td key={at} ta="right">
                  {text}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
