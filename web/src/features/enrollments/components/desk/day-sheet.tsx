import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withAssistants } from '../../../../platform/formats/coaches.ts';
import { useNumber } from '../../../../platform/formats/use-number.ts';
import type { DaySheet as Sheet } from '../../desk-api.ts';
import classes from './day-sheet.module.css';

type SheetClass = Sheet['classes'][number];
type Person = SheetClass['people'][number];

/** The day on paper: each class by hour and court, its people with a box to tick and a number to call. */
export function DaySheet({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const { closures } = sheet;
  return (
    <div className={classes.sheet}>
      {closures.map((name) => (
        <Text key={name} fw={600}>
          {t('today.closed', { name })}
        </Text>
      ))}
      {sheet.classes.map((one) => (
        <OneClass key={one.session_id} one={one} />
      ))}
    </div>
  );
}

function OneClass({ one }: { one: SheetClass }) {
  const { t } = useTranslation();
  const place = one.court_name ?? (one.location || null);
  const coaches = one.instructor_name && withAssistants(t, one.instructor_name, one.assistant_names);
  const isCancelled = one.status === 'cancelled';
  const empty = Math.max(0, Math.min(one.max_participants - one.people.length, MOST_EMPTY));
  return (
    <section className={classes.class} data-cancelled={isCancelled || undefined}>
      <Title order={2} fz="md" className={classes.title}>
        {one.starts}–{one.ends} · {[place, one.name, coaches].filter(Boolean).join(' · ')}
      </Title>
      <Text size="sm">
        {[
          isCancelled ? t('roster.sheet.cancelled') : null,
          one.level_name,
          t('roster.sheet.places', { taken: one.people.length, max: one.max_participants }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {one.notes && <Text size="sm">{t('roster.sheet.notes', { notes: one.notes })}</Text>}
      {!isCancelled && (
        <table className={classes.people}>
          <thead>
            <tr>
              <th scope="col">{t('roster.sheet.present')}</th>
              <th scope="col">{t('roster.sheet.name')}</th>
              <th scope="col">{t('roster.sheet.phone')}</th>
              <th scope="col">{t('roster.sheet.paid')}</th>
              <th scope="col">{t('roster.sheet.remarks')}</th>
            </tr>
          </thead>
          <tbody>
            {one.people.map((person) => (
              <PersonLine key={person.enrollment_id} person={person} />
            ))}
            {Array.from({ length: empty }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have nothing else
              <EmptyLine key={at} />
            ))}
          </tbody>
        </table>
      )}
      {one.waiting.length > 0 && (
        <Text size="sm">{t('roster.sheet.waiting', { names: one.waiting.map(inWords).join(', ') })}</Text>
      )}
    </section>
  );
}

/** Free places get a line to write on, but a class of a hundred does not fill the page. */
const MOST_EMPTY = 4;

function PersonLine({ person }: { person: Person }) {
  const { t } = useTranslation();
  const number = useNumber();
  return (
    <tr>
      <td className={classes.tick}>
        <Box ticked={person.checked_in} label={t('roster.sheet.isPresent')} />
      </td>
      <td>
        {person.name}
        {person.level !== null && ` (${number(person.level)})`}
        {person.is_fixed && ` · ${t('roster.sheet.fixed')}`}
      </td>
      <td>{phonesOf(person)}</td>
      <td className={classes.tick}>
        <Box ticked={person.paid} label={t('roster.sheet.isPaid')} />
      </td>
      <td />
    </tr>
  );
}

function Box({ ticked, label }: { ticked: boolean; label: string }) {
  return ticked ? (
    <span role="img" aria-label={label}>
      ☑
    </span>
  ) : (
    <span aria-hidden>☐</span>
  );
}

const EmptyLine = () => (
  <tr aria-hidden>
    <td className={classes.tick}>☐</td>
    <td />
    <td />
    <td className={classes.tick}>☐</td>
    <td />
  </tr>
);

const phonesOf = ({ phone, guardians }: Person): string =>
  [phone, ...guardians.map((one) => [one.name, one.phone].filter(Boolean).join(' '))]
    .filter(Boolean)
    .join(' · ');

const inWords = (person: Person): string => [person.name, phonesOf(person)].filter(Boolean).join(' ');
