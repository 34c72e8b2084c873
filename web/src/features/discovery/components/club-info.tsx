import { IconClock, IconMail, IconMapPin, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { addDays } from '../../../platform/formats/local-date.ts';
import { type OpeningLine, type OpeningWindow, openingLines } from '../opening.ts';
import classes from './club-info.module.css';

interface ClubInfoProps {
  club: { address: string; phone: string; email: string; opening_hours: OpeningWindow[] };
  formats: Formats;
}

/** Where a club is, when it is open, and how to ask it something. */
export function ClubInfo({ club, formats }: ClubInfoProps) {
  const { t } = useTranslation();
  const lines = openingLines(club.opening_hours);
  return (
    <ul className={classes.facts}>
      {club.address && (
        <Fact icon={<IconMapPin size={20} stroke={1.75} aria-hidden />}>
          <a
            href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(club.address)}`}
            target="_blank"
            rel="noreferrer"
          >
            {club.address}
          </a>
        </Fact>
      )}
      {club.phone && (
        <Fact icon={<IconPhone size={20} stroke={1.75} aria-hidden />}>
          <a href={`tel:${club.phone.replaceAll(' ', '')}`}>{club.phone}</a>
        </Fact>
      )}
      {club.email && (
        <Fact icon={<IconMail size={20} stroke={1.75} aria-hidden />}>
          <a href={`mailto:${club.email}`}>{club.email}</a>
        </Fact>
      )}
      {lines.length > 0 && (
        <Fact icon={<IconClock size={20} stroke={1.75} aria-hidden />}>
          <dl className={classes.hours} aria-label={t('visit.hours')}>
            {lines.map((line) => (
              <div key={line.first}>
                <dt>{daysOf(line, formats)}</dt>
                <dd>{line.hours.length > 0 ? line.hours.join(', ') : t('visit.closed')}</dd>
              </div>
            ))}
          </dl>
        </Fact>
      )}
    </ul>
  );
}

const A_MONDAY = '2024-01-01';

function daysOf({ first, last }: OpeningLine, formats: Formats): string {
  const name = (weekday: number) => formats.weekday(addDays(A_MONDAY, weekday));
  return first === last ? name(first) : `${name(first)}–${name(last)}`;
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className={classes.fact}>
      {icon}
      {children}
    </li>
  );
}
