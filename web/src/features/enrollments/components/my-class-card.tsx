import { Badge, Group, Text } from '@mantine/core';
import {
  IconCards,
  IconCheck,
  IconHourglass,
  IconMapPin,
  IconQrcode,
  IconRepeat,
  IconUser,
} from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { withAssistants } from '../../../platform/formats/coaches.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { useSession } from '../../../platform/session/session.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { ButtonLink } from '../../../ui/link.tsx';
import { isAboutToBegin } from '../about-to-begin.ts';
import type { MyClass } from '../api.ts';
import { bookedClass, isActive } from '../booking.ts';
import { AddToCalendar } from './add-to-calendar.tsx';
import { CancelBooking } from './cancel-booking.tsx';
import { HeldUntil } from './held-until.tsx';
import classes from './my-class-card.module.css';
import { TakeBack } from './take-back.tsx';

interface MyClassCardProps {
  mine: MyClass;
  now: Date;
  formats: Formats;
  /** Whether it says whose class it is. */
  named: boolean;
  /** Wraps the title in the link to the class. */
  link: (mine: MyClass, title: ReactNode) => ReactNode;
}

/** A booking as the one who made it sees it. */
export function MyClassCard({ mine, now, formats, named, link }: MyClassCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const { me } = useSession();
  const booked = bookedClass(mine, me.client?.id);
  const place = mine.court_name ?? mine.location;
  const name = named ? mine.student_name : undefined;
  return (
    <article className={classes.card} aria-labelledby={id} data-off={!isActive(mine) || undefined}>
      <p className={classes.time}>
        {formats.time(mine.scheduled_datetime)}
        <span>{formats.time(mine.ends_at)}</span>
      </p>
      <div className={classes.body}>
        <h3 className={classes.name} id={id}>
          {link(mine, mine.name)}
        </h3>
        <Group gap={8}>
          <States mine={mine} />
          <ColorLabel color={mine.level.color}>{mine.level.display_name}</ColorLabel>
          {name && <Badge variant="default">{name}</Badge>}
        </Group>
        <HeldUntil booking={mine} formats={formats} />
        <ul className={classes.facts}>
          {mine.instructor_name && (
            <li>
              <IconUser size={15} aria-hidden />
              {withAssistants(t, mine.instructor_name, mine.assistant_names)}
            </li>
          )}
          <li>
            <IconMapPin size={15} aria-hidden />
            {[place, mine.club.name].filter(Boolean).join(', ')}
          </li>
        </ul>
      </div>
      {isAboutToBegin(mine, now) && (
        <div className={classes.actions}>
          <ButtonLink to="/check-in" size="sm" h={44} leftSection={<IconQrcode size={18} aria-hidden />}>
            {t('scan.action')}
          </ButtonLink>
        </div>
      )}
      {mine.can_take_back && (
        <div className={classes.actions}>
          <TakeBack mine={mine} />
        </div>
      )}
      {mine.can_cancel && (
        <div className={classes.actions}>
          {mine.status === 'enrolled' && <AddToCalendar booked={booked} compact />}
          <CancelBooking
            booked={booked}
            enrollment={mine}
            formats={formats}
            name={name}
            button={{ size: 'sm', h: 44 }}
          />
        </div>
      )}
    </article>
  );
}

function States({ mine }: { mine: MyClass }) {
  const { t } = useTranslation();
  if (mine.session_status === 'cancelled')
    return <State color="red">{t('bookings.state.sessionCancelled')}</State>;
  if (mine.can_take_back) return <State color="gray">{t('bookings.state.released')}</State>;
  if (mine.status === 'cancelled') {
    return (
      <State color="gray">
        {t(mine.is_late_cancellation ? 'bookings.state.late' : 'bookings.state.cancelled')}
      </State>
    );
  }
  if (mine.status === 'no_show') return <State color="red">{t('bookings.state.noShow')}</State>;
  if (mine.status === 'waitlisted') {
    return (
      <State color="orange" icon={<IconHourglass size={13} aria-hidden />}>
        {t('bookings.state.waiting', { position: mine.waitlist_position })}
      </State>
    );
  }
  return (
    <>
      <State color="teal" icon={<IconCheck size={13} stroke={3} aria-hidden />}>
        {t(mine.checked_in ? 'bookings.state.checkedIn' : 'bookings.state.booked')}
      </State>
      {mine.schedule_enrollment_id && (
        <Text size="xs" c="dimmed" className={classes.fixed}>
          <IconRepeat size={14} aria-hidden /> {t('bookings.fixedPlace')}
        </Text>
      )}
      {mine.by_package && (
        <Text size="xs" c="dimmed" className={classes.fixed}>
          <IconCards size={14} aria-hidden /> {t('bookings.package.byPackage')}
        </Text>
      )}
    </>
  );
}

function State({ color, icon, children }: { color: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Badge
      variant="light"
      color={color}
      c={`var(--app-on-${color}, var(--mantine-color-text))`}
      leftSection={icon}
    >
      {children}
    </Badge>
  );
}
