import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import type { Breakdowns } from '../api.ts';
import classes from './heat-map.module.css';

interface HeatMapProps {
  heat: Breakdowns['heat'];
  formats: Formats;
}

/** How full classes are by hour of the week: the fuller, the darker, and the share in each field. */
export function HeatMap({ heat, formats }: HeatMapProps) {
  const { t } = useTranslation();
  const days = weekdayNames(formats.locale, 'short');
  const hours = [...new Set(heat.map(({ hour }) => hour))].sort((a, b) => a - b);
  const at = new Map(heat.map((one) => [`${one.weekday} ${one.hour}`, one]));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('analytics.heat')}>
        <Table className={classes.table} withRowBorders={false} horizontalSpacing={2} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('analytics.hour')}</Table.Th>
              {days.map((day) => (
                <Table.Th key={day} scope="col" ta="center">
                  {day}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {hours.map((hour) => (
              <Table.Tr key={hour}>
                <Table.Th scope="row">{`${String(hour).padStart(2, '0')}:00`}</Table.Th>
                {days.map((day, weekday) => (
                  <Field key={day} one={at.get(`${weekday} ${hour}`)} formats={formats} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <Text size="sm" c="dimmed" mt="xs">
        {t('analytics.heatHint')}
      </Text>
    </>
  );
}

function Field({ one, formats }: { one: Breakdowns['heat'][number] | undefined; formats: Formats }) {
  const { t } = useTranslation();
  if (!one) return <Table.Td />;
  const share = one.capacity === 0 ? 0 : Math.min(1, one.enrolled / one.capacity);
  return (
    <Table.Td className={classes.field} style={{ '--share': share } as React.CSSProperties}>
      {formats.percent(share)}
      {one.without_place > 0 && (
        <span className={classes.waiting} title={t('analytics.withoutPlace', { count: one.without_place })}>
          +{one.without_place}
        </span>
      )}
    </Table.Td>
  );
}
