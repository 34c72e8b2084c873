import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { hasWords } from '../../../../platform/words/words.ts';
import type { SheetClass, SheetPerson } from '../../desk-api.ts';
import type { dueAs } from '../../due.ts';
import classes from './card-people.module.css';

interface CardPeopleProps {
  of: SheetClass;
  /** What is not paid, by whether the class has begun. */
  due: ReturnType<typeof dueAs>;
  /** What is searched for: whoever is meant stands out. */
  wanted: string;
  formats: Formats;
  onArrival: (enrollment_id: string, arrived: boolean) => void;
}

/** Who is in a class, on its card: one tap notes an arrival, another takes it back; who owes something, says so. */
export function CardPeople({ of, due, wanted, formats, onArrival }: CardPeopleProps) {
  if (of.people.length === 0) return null;
  return (
    <ul className={classes.people}>
      {of.people.map((person) => (
        <li
          key={person.enrollment_id}
          className={classes.person}
          data-found={(wanted !== '' && hasWords(person.name, wanted)) || undefined}
        >
          <span className={classes.name}>
            {person.name}
            <Owes person={person} due={due} formats={formats} />
          </span>
          {(of.takes_arrivals || person.checked_in) && (
            <Arrival
              person={person}
              // Nobody's arrival is taken back when it is too late to note it again.
              disabled={!of.takes_arrivals}
              onArrival={(arrived) => onArrival(person.enrollment_id, arrived)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface OwesProps extends Pick<CardPeopleProps, 'due' | 'formats'> {
  person: SheetPerson;
}

function Owes({ person: { owes, currency }, due, formats }: OwesProps) {
  const { t } = useTranslation();
  if (owes === 0) return null;
  return (
    <span className={classes.owes}>
      {t(`roster.roster.${due}`, { amount: formats.money(owes, currency) })}
    </span>
  );
}

interface ArrivalProps {
  person: SheetPerson;
  disabled: boolean;
  onArrival: (arrived: boolean) => void;
}

function Arrival({ person: { name, checked_in }, disabled, onArrival }: ArrivalProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-md"
      style={{ flex: 'none' }}
      disabled={disabled}
      variant={checked_in ? 'filled' : 'default'}
      {...(checked_in && { color: 'teal.8', leftSection: <IconCheck size={16} aria-hidden /> })}
      aria-label={t(checked_in ? 'roster.roster.arrivedLabel' : 'roster.roster.arriveLabel', { name })}
      onClick={() => onArrival(!checked_in)}
    >
      {t(checked_in ? 'roster.roster.arrived' : 'roster.roster.arrive')}
    </Button>
  );
}
