import { Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconHeartFilled } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import { Unfold } from '../../../ui/unfold.tsx';
import { useGridKeys } from '../../../ui/use-grid-keys.ts';
import { afterTap, type FieldState, type Hours, PARTS, STEP, stateOf, timeOf, withField } from '../hours.ts';
import classes from './week-hours.module.css';

interface WeekHoursProps {
  value: readonly Hours[];
  onChange: (hours: Hours[]) => void;
}

/** A week by parts of the day: tapped once it is an hour that suits, twice one that is loved; single hours when asked for. */
export function WeekHours({ value, onChange }: WeekHoursProps) {
  const { t, i18n } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  useGridKeys(table);
  const long = weekdayNames(i18n.language, 'long');
  const short = weekdayNames(i18n.language, 'short');
  return (
    <Stack gap="xs">
      <table ref={table} className={classes.table} aria-label={t('wishes.hours.label')}>
        <thead>
          <tr>
            <th scope="col" className={classes.day}>
              {t('wishes.hours.day')}
            </th>
            {PARTS.map(({ name }) => (
              <th key={name} scope="col">
                {t(`wishes.hours.parts.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {long.map((day, weekday) => (
            <tr key={day}>
              <th scope="row" aria-label={day}>
                {short[weekday]}
              </th>
              {PARTS.map(({ name, from, until }) => (
                <td key={name}>
                  <Field
                    {...{ value, onChange }}
                    field={{ weekday, from, until }}
                    name={`${day}, ${t(`wishes.hours.parts.${name}`)}, ${timeOf(from)}–${timeOf(until)}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
      <Unfold action={t('wishes.hours.finer')} label={t('wishes.hours.finer')}>
        {() => (
          <Stack gap="sm" mt="xs">
            {long.map((day, weekday) => (
              <fieldset key={day} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
                <Text component="legend" size="sm" fw={600} mb={4}>
                  {day}
                </Text>
                <div className={classes.hours}>
                  {hoursOfDay.map((from) => (
                    <Field
                      key={from}
                      {...{ value, onChange }}
                      field={{ weekday, from, until: from + STEP }}
                      name={`${day}, ${timeOf(from)}–${timeOf(from + STEP)}`}
                      text={timeOf(from)}
                    />
                  ))}
                </div>
              </fieldset>
            ))}
          </Stack>
        )}
      </Unfold>
    </Stack>
  );
}

const hoursOfDay = Array.from(
  { length: (PARTS[3].until - PARTS[0].from) / STEP },
  (_, at) => PARTS[0].from + at * STEP,
);

interface FieldProps extends WeekHoursProps {
  field: { weekday: number; from: number; until: number };
  /** For whoever does not see where it stands. */
  name: string;
  text?: string;
}

function Field({ value, onChange, field, name, text }: FieldProps) {
  const { t } = useTranslation();
  const state = stateOf(value, field);
  return (
    <button
      type="button"
      className={classes.field}
      data-state={state}
      aria-label={`${name}: ${t(`wishes.hours.states.${state}`)}`}
      onClick={() => onChange(withField(value, field, afterTap(state)))}
    >
      {text ?? <Mark state={state} />}
    </button>
  );
}

function Mark({ state }: { state: FieldState }) {
  if (state === 'love') return <IconHeartFilled size={18} aria-hidden />;
  if (state === 'can') return <IconCheck size={18} aria-hidden />;
  return state === 'some' ? <span aria-hidden>…</span> : null;
}

function Legend() {
  const { t } = useTranslation();
  return (
    <Group gap="md">
      <Text size="xs" c="dimmed">
        <IconCheck size={14} aria-hidden /> {t('wishes.hours.states.can')}
      </Text>
      <Text size="xs" c="dimmed">
        <IconHeartFilled size={14} aria-hidden /> {t('wishes.hours.states.love')}
      </Text>
    </Group>
  );
}
