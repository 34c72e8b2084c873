import { Stack, Text } from '@mantine/core';
import {
  IconCake,
  IconCalendar,
  IconCards,
  IconClock,
  IconCoin,
  IconHourglass,
  IconMapPin,
  IconUser,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { withAssistants } from '../../../platform/formats/coaches.ts';
import { ages, duration, type Formats } from '../../../platform/formats/formats.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { PlacesMeter } from '../../../ui/places-meter.tsx';
import type { FoundSession } from '../api.ts';
import classes from './class-facts.module.css';

/** What the facts are made of; the price for members and the description are not told to everybody. */
export type FactsOfClass = Pick<
  FoundSession,
  | 'local_date'
  | 'scheduled_datetime'
  | 'ends_at'
  | 'duration_minutes'
  | 'level'
  | 'class_type'
  | 'min_age'
  | 'max_age'
  | 'instructor'
  | 'assistant_instructors'
  | 'is_substitute'
  | 'court'
  | 'location'
  | 'club'
  | 'price'
  | 'currency'
  | 'enrolled_count'
  | 'max_participants'
  | 'waitlisted_count'
> & {
  member_price?: number | null;
  description?: string;
  /** Whether a package pays, or has paid, for it. */
  by_package?: boolean;
};

interface ClassFactsProps {
  session: FactsOfClass;
  formats: Formats;
  now: Date;
  /** Leads to who gives the class. */
  coachLink?: ((instructor_id: string, name: string) => ReactNode) | undefined;
}

/** Everything that there is to know about a class before booking it. */
export function ClassFacts({ session, formats, now, coachLink }: ClassFactsProps) {
  const { t } = useTranslation();
  const forAges = ages(t, session);
  return (
    <Stack gap="md">
      <div className={classes.labels}>
        <ColorLabel color={session.level.color}>{session.level.display_name}</ColorLabel>
        <ColorLabel color={session.class_type.color}>{session.class_type.name}</ColorLabel>
      </div>
      <dl className={classes.facts}>
        <Fact icon={IconCalendar} name={t('classes.facts.day')}>
          {formats.relativeDay(session.local_date, now)}
          {formats.relativeDay(session.local_date, now) !== formats.day(session.local_date) && (
            <small>{formats.dayShort(session.local_date)}</small>
          )}
        </Fact>
        <Fact icon={IconClock} name={t('classes.facts.time')}>
          {formats.timeRange(session.scheduled_datetime, session.ends_at)}
          <small>{duration(t, session.duration_minutes)}</small>
        </Fact>
        <Coach session={session} coachLink={coachLink} />
        {forAges && (
          <Fact icon={IconCake} name={t('classes.facts.ages')}>
            {forAges}
          </Fact>
        )}
        <Fact icon={IconMapPin} name={t('classes.facts.place')}>
          {session.court?.name ?? (session.location || session.club.name)}
          {(session.court || session.location) && <small>{session.club.name}</small>}
        </Fact>
        <Price session={session} formats={formats} />
        <Places session={session} />
      </dl>
      {session.description && <Text style={{ whiteSpace: 'pre-line' }}>{session.description}</Text>}
    </Stack>
  );
}

function Coach({ session, coachLink }: Pick<ClassFactsProps, 'session' | 'coachLink'>) {
  const { t } = useTranslation();
  const { instructor, assistant_instructors, is_substitute } = session;
  if (!instructor) return null;
  const names = withAssistants(t, instructor.display_name, assistant_instructors);
  return (
    <Fact icon={IconUser} name={t('classes.facts.coach')}>
      {coachLink?.(instructor.id, names) || names}
      {is_substitute && <small>{t('classes.facts.substitute')}</small>}
    </Fact>
  );
}

function Price({ session, formats }: Pick<ClassFactsProps, 'session' | 'formats'>) {
  const { t } = useTranslation();
  const { price, member_price: member = null, currency, by_package = false } = session;
  if (by_package)
    return (
      <Fact icon={IconCards} name={t('classes.facts.price')}>
        {t('classes.facts.byPackage')}
      </Fact>
    );
  return (
    <Fact icon={IconCoin} name={t('classes.facts.price')}>
      {price > 0 ? formats.money(price, currency) : t('classes.facts.included')}
      {member !== null && member !== price && (
        <small>{t('classes.facts.members', { price: formats.money(member, currency) })}</small>
      )}
    </Fact>
  );
}

function Places({ session }: Pick<ClassFactsProps, 'session'>) {
  const { t } = useTranslation();
  const { enrolled_count: taken, max_participants: capacity, waitlisted_count: waiting } = session;
  return (
    <>
      <Fact icon={IconUsersGroup} name={t('classes.facts.places')}>
        <PlacesMeter taken={taken} capacity={capacity} label={t('classes.places', { taken, capacity })} />
      </Fact>
      {waiting > 0 && (
        <Fact icon={IconHourglass} name={t('classes.facts.waitlist')}>
          {t('classes.waiting', { count: waiting })}
        </Fact>
      )}
    </>
  );
}

function Fact({ icon: Icon, name, children }: { icon: TablerIcon; name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>
        <Icon size={18} stroke={1.75} aria-hidden />
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
