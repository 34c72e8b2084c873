import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconHourglass, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import { codeMessage, errorMessage } from '../../../platform/errors/message.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Player } from '../../../platform/session/me.ts';
import { useSession } from '../../../platform/session/session.ts';
import { toastDone } from '../../../platform/toast.ts';
import { ButtonLink } from '../../../ui/link.tsx';
import { enroll, type MyClass, type Verdict, verdictQuery } from '../api.ts';
import type { BookedClass } from '../booking.ts';
import { AddToCalendar } from './add-to-calendar.tsx';
import { CancelBooking } from './cancel-booking.tsx';
import { ForWhom } from './for-whom.tsx';
import { HeldUntil } from './held-until.tsx';
import { chosenOf, coveredBy, inMoney, type Means, PayWith } from './pay-with.tsx';

interface EnrollmentFormProps {
  session: BookedClass;
  /** The person and those in their care. */
  people: readonly Player[];
  /** Whether it says for whom. */
  named: boolean;
  /** Who is chosen; the first of them unless told. */
  student_id?: string | undefined;
  onStudent: (id: string) => void;
  /** What they already have in this class. */
  bookings: readonly MyClass[];
  formats: Formats;
  /** Something was booked, or a place in the queue was taken. */
  onEnroll?: () => void;
  /** Asks for the consent that the club wants before a booking. */
  consent?: Consent;
  /** Goes where a booking is paid online, where anything is. */
  payOnline?: (booked: { id: string; student_id: string }) => void;
}

/** What asks for consent, and books on with it. */
export type Consent = (booking: { code: string; onAgreed: () => void; busy: boolean }) => ReactNode;
/** What is asked for right there, by the refusal that says so. */
const ASKED = ['enrollment.privacy_needed', 'enrollment.waiver_needed'];

/** Book a class, join its waiting list, or give the place back; a refusal is said here, in words. */
export function EnrollmentForm(props: EnrollmentFormProps) {
  const { people, named, student_id, onStudent, bookings, session, formats } = props;
  const { onEnroll, consent, payOnline } = props;
  const student = people.find(({ id }) => id === student_id) ?? people[0];
  if (!student) return null;
  const booking = bookings.find(({ student_id }) => student_id === student.id);
  const name = named ? student.display_name : undefined;
  return (
    <Stack>
      <ForWhom people={people} value={student.id} onChange={onStudent} />
      {booking ? (
        <Booked key={student.id} {...{ session, booking, formats, name }} />
      ) : (
        <Offer key={student.id} {...{ session, student, formats, onEnroll, name, consent, payOnline }} />
      )}
    </Stack>
  );
}

interface BookedProps {
  session: BookedClass;
  booking: MyClass;
  formats: Formats;
  name: string | undefined;
}

function Booked({ session, booking, formats, name }: BookedProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const waits = booking.status === 'waitlisted';
  const said = useRef<HTMLDivElement>(null);
  // The button that booked is gone, and the focus with it: it goes on from what is said instead.
  useEffect(() => {
    if (document.activeElement === document.body) said.current?.focus();
  }, []);
  const text = waits ? t('bookings.waiting.text') : t('bookings.booked.text');
  return (
    <Stack>
      <Alert
        ref={said}
        tabIndex={-1}
        color={waits ? 'orange' : 'teal'}
        icon={waits ? <IconHourglass aria-hidden /> : <IconCircleCheck aria-hidden />}
        title={
          waits
            ? t('bookings.waiting.title', { position: booking.waitlist_position })
            : t('bookings.booked.title')
        }
      >
        {booking.schedule_enrollment_id ? t('bookings.booked.fixed') : text}
        <HeldUntil booking={booking} formats={formats} />
      </Alert>
      <Stack gap="sm">
        {!waits && <AddToCalendar booked={{ ...session, student: otherThan(me.client?.id, booking) }} />}
        {booking.can_cancel && (
          <CancelBooking
            booked={session}
            enrollment={booking}
            button={{ variant: 'light' }}
            {...{ formats, name }}
          />
        )}
      </Stack>
    </Stack>
  );
}

const otherThan = (own: string | undefined, { student_id: id, student_name: name }: MyClass) =>
  id === own ? undefined : { id, name };

interface OfferProps {
  session: BookedClass;
  student: Player;
  formats: Formats;
  name: string | undefined;
  onEnroll: (() => void) | undefined;
  consent: Consent | undefined;
  payOnline: EnrollmentFormProps['payOnline'];
}

function Offer({ session, student, formats, name, onEnroll, consent, payOnline }: OfferProps) {
  const { t } = useTranslation();
  const verdict = useQuery(verdictQuery(session.session_id, student.id));
  const [means, setMeans] = useState<Means>({});
  const booking = useChange(
    async (send, means: Means) => {
      const session_ids = [session.session_id];
      const [booked] = await send(enroll, { session_ids, student_id: student.id, ...means });
      toastDone(
        booked?.status === 'waitlisted'
          ? t('bookings.doneWaiting', { name: session.name, position: booked.waitlist_position })
          : t('bookings.done', { name: session.name, when: formats.dateTime(session.scheduled_datetime) }),
      );
      if (means.pay_with === 'online' && booked?.status === 'enrolled') payOnline?.(booked);
      else onEnroll?.();
    },
    { failed: shownHere },
  );
  const { data } = verdict;
  if (!data && verdict.isError) return <Refusal message={errorMessage(verdict.error)} />;
  if (!data) return <Skeleton height={52} />;
  const paysNow = data.code === 'enrollment.payment_needed';
  const asked = consent && data.code !== null && ASKED.includes(data.code) ? data.code : null;
  return (
    <Stack gap="sm">
      {booking.error !== null && <Refusal message={errorMessage(booking.error)} />}
      {data.can_enroll ? (
        <>
          {data.owed_since && (
            <Alert variant="light" color="yellow">
              {t('bookings.owed', { date: formats.dateShort(data.owed_since) })}
            </Alert>
          )}
          <PayWith verdict={data} value={means} onChange={setMeans} formats={formats} />
          <Button h={52} fullWidth {...stateOf()} onClick={() => booking.run(means)}>
            {actionOf(data)}
          </Button>
          <Terms verdict={data} means={means} formats={formats} />
          <AtDesk
            verdict={data}
            formats={formats}
            state={stateOf('desk')}
            onUse={() => booking.run({ pay_with: 'desk' })}
          />
          <WithCredit
            verdict={data}
            formats={formats}
            state={stateOf('account_credit')}
            onUse={() => booking.run({ pay_with: 'account_credit' })}
          />
          {payOnline && data.pays_online && (
            <Online
              verdict={data}
              formats={formats}
              state={stateOf('online')}
              onUse={() => booking.run({ pay_with: 'online' })}
            />
          )}
        </>
      ) : (
        booking.error === null &&
        !data.make_up &&
        asked === null &&
        !(paysNow && payOnline && data.pays_online) && <Refusal message={refusalOf(data)} />
      )}
      {paysNow && (
        <>
          <WithCredit
            verdict={data}
            formats={formats}
            state={stateOf('account_credit')}
            onUse={() => booking.run({ pay_with: 'account_credit' })}
          />
          {payOnline && data.pays_online && (
            <Online
              verdict={data}
              formats={formats}
              state={stateOf('online')}
              onUse={() => booking.run({ pay_with: 'online' })}
            />
          )}
        </>
      )}
      {asked && consent?.({ code: asked, onAgreed: () => booking.run(means), busy: booking.busy })}
      {data.make_up && (
        <MakeUpButton
          verdict={data}
          formats={formats}
          state={stateOf('make_up')}
          onUse={() => booking.run({ make_up: true })}
        />
      )}
      {data.code === 'enrollment.fees_owed' && (
        <ButtonLink to="/my-payments" variant="light" fullWidth h={52}>
          {t('bookings.payOwed')}
        </ButtonLink>
      )}
      {data.code === 'enrollment.package_required' && (
        <ButtonLink to="/my-packages" search={{ for: student.id }} variant="light" fullWidth h={52}>
          {t('bookings.package.see')}
        </ButtonLink>
      )}
    </Stack>
  );

  /** The button that was pressed turns, the others wait. */
  function stateOf(means?: 'desk' | 'account_credit' | 'online' | 'make_up') {
    const { busy, input = {} } = booking;
    const pressed = means === (input.make_up ? 'make_up' : input.pay_with);
    return { loading: busy && pressed, disabled: busy && !pressed };
  }

  function actionOf(offered: Verdict): string {
    const { outcome, price, currency } = offered;
    if (outcome === 'waitlisted') return name ? t('bookings.joinFor', { name }) : t('bookings.join');
    const money = price > 0 ? ` · ${formats.money(price, currency)}` : '';
    const cost = offered.package ? ` · ${t('bookings.package.by')}` : money;
    return `${name ? t('bookings.bookFor', { name }) : t('bookings.book')}${cost}`;
  }

  function refusalOf({ code, message, params, opens_at, closes_at }: Verdict): string {
    if (code === 'enrollment.not_open_yet')
      return t('bookings.opensAt', { when: formats.dateTime(opens_at) });
    if (code === 'enrollment.closed') return t('bookings.closedAt', { when: formats.dateTime(closes_at) });
    return code ? codeMessage(code, message, params ?? {}) : message;
  }
}

interface PayingProps {
  verdict: Verdict;
  formats: Formats;
  state: { loading: boolean; disabled: boolean };
  onUse: () => void;
}

/** Beside booking as usual, or instead where that is not offered. */
function MakeUpButton({ verdict, formats, state, onUse }: PayingProps) {
  const { t } = useTranslation();
  const instead = !verdict.can_enroll;
  return (
    <>
      <Button h={52} fullWidth variant={instead ? 'filled' : 'light'} {...state} onClick={onUse}>
        {t('bookings.makeUps.use')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('bookings.makeUps.terms', {
          date: formats.date(verdict.make_up?.expires_on ?? ''),
          when: formats.dateTime(verdict.cancel_by),
        })}
      </Text>
    </>
  );
}

/** Where a package would pay, and money would do. */
function AtDesk({ verdict, formats, state, onUse }: PayingProps) {
  const { t } = useTranslation();
  const { desk_price, currency } = verdict;
  if (desk_price === null) return null;
  return (
    <Button h={44} fullWidth variant="default" {...state} onClick={onUse}>
      {t('bookings.package.atDesk', { price: formats.money(desk_price, currency) })}
    </Button>
  );
}

/** Where the account has the price; who waits pays with it when they move up. */
function WithCredit({ verdict, formats, state, onUse }: PayingProps) {
  const { t } = useTranslation();
  const { currency, outcome, account_credit } = verdict;
  const price = inMoney(verdict);
  if (price === null || account_credit === null || !coveredBy(verdict, price)) return null;
  const left = formats.money(account_credit - price, currency);
  return (
    <>
      <Button h={44} fullWidth variant="default" {...state} onClick={onUse}>
        {t('bookings.credit.use', { price: formats.money(price, currency) })}
      </Button>
      <Text size="sm" c="dimmed">
        {t(outcome === 'waitlisted' ? 'bookings.credit.whenUp' : 'bookings.credit.left', {
          ...{ credit: formats.money(account_credit, currency), left },
        })}
      </Text>
    </>
  );
}

/** Where there is a price: the place is held while it is paid. */
function Online({ verdict, formats, state, onUse }: PayingProps) {
  const { t } = useTranslation();
  const { desk_price, price, currency, outcome } = verdict;
  const owed = desk_price ?? price;
  if (owed === 0) return null;
  const waits = outcome === 'waitlisted';
  return (
    <>
      <Button h={44} fullWidth variant="default" {...state} onClick={onUse}>
        {t(waits ? 'bookings.online.wait' : 'bookings.online.pay', { price: formats.money(owed, currency) })}
      </Button>
      <Text size="sm" c="dimmed">
        {t(waits ? 'bookings.online.heldThen' : 'bookings.online.held')}
      </Text>
    </>
  );
}

/** What the one who books agrees to, and which package pays. */
function Terms({ verdict, means, formats }: { verdict: Verdict; means: Means; formats: Formats }) {
  const { t } = useTranslation();
  const pays = chosenOf(verdict, means);
  const waits = verdict.outcome === 'waitlisted';
  return (
    <Text size="sm" c="dimmed">
      {pays &&
        `${t('bookings.package.pays', { count: pays.classes_remaining, date: formats.date(pays.expires_on) })} `}
      {waits
        ? t('bookings.termsWaiting', { position: verdict.waitlist_position })
        : t('bookings.terms', { when: formats.dateTime(verdict.cancel_by) })}
    </Text>
  );
}

function Refusal({ message }: { message: string }) {
  return (
    <Alert color="gray" icon={<IconInfoCircle aria-hidden />} role="status">
      {message}
    </Alert>
  );
}
