/** What an event is about; the shape of its `data` hangs on it (docs/domain/webhooks.md). */
export type Subject =
  | 'enrollment'
  | 'session'
  | 'schedule'
  | 'place'
  | 'student'
  | 'level'
  | 'payment'
  | 'refund'
  | 'receipt'
  | 'debit';

type Payload = Readonly<Record<string, unknown>>;

/** One thing that happened to one row; `more` goes beside it in `data`. */
export interface Told {
  id: string;
  more?: Payload;
}

interface Event {
  /** The fact that it is made of. */
  from: string;
  about: Subject;
  /** One for each person or class. */
  told: (payload: Payload) => readonly Told[];
}

const by =
  (field: string, ...beside: string[]) =>
  (payload: Payload): Told[] => [
    {
      id: String(payload[field]),
      more: Object.fromEntries(beside.flatMap((name) => (name in payload ? [[name, payload[name]]] : []))),
    },
  ];
const each =
  (field: string) =>
  (payload: Payload): Told[] =>
    (payload[field] as string[]).map((id) => ({ id }));
const marks = (payload: Payload): Told[] =>
  (payload.marks as { enrollment_id: string; present: boolean }[]).map(({ enrollment_id, present }) => ({
    ...{ id: enrollment_id, more: { present } },
  }));

/** Every event that a receiver can choose, with the fact that it is made of. */
const table = {
  'enrollment.created': on('enrollments.student_enrolled', 'enrollment', by('enrollment_id')),
  'enrollment.waitlisted': on('enrollments.student_waitlisted', 'enrollment', by('enrollment_id')),
  'enrollment.promoted': on('enrollments.student_promoted', 'enrollment', by('enrollment_id')),
  'enrollment.displaced': on('enrollments.student_displaced', 'enrollment', by('enrollment_id')),
  'enrollment.cancelled': on(
    'enrollments.enrollment_cancelled',
    'enrollment',
    by('enrollment_id', 'by_club', 'was_waitlisted'),
  ),
  'enrollment.reinstated': on('enrollments.enrollment_reinstated', 'enrollment', by('enrollment_id')),
  'attendance.marked': on('attendance.marked', 'enrollment', marks),
  'session.created': on('scheduling.sessions_generated', 'session', each('session_ids')),
  'session.changed': on('scheduling.session_changed', 'session', by('session_id', 'changes')),
  'session.cancelled': on('scheduling.session_cancelled', 'session', by('session_id')),
  'session.reinstated': on('scheduling.session_reinstated', 'session', by('session_id')),
  'schedule.published': on('scheduling.schedule_published', 'schedule', by('schedule_id')),
  'schedule.cancelled': on('scheduling.schedule_cancelled', 'schedule', by('schedule_id')),
  'place.given': on('enrollments.place_given', 'place', by('place_id')),
  'place.changed': on('enrollments.place_changed', 'place', by('place_id', 'what', 'from', 'until')),
  'place.moved': on('enrollments.fixed_place_moved', 'place', by('place_id', 'from_id')),
  'place.ended': on('enrollments.fixed_place_ended', 'place', by('place_id')),
  'student.created': on('clients.added', 'student', each('client_ids')),
  'student.changed': on('clients.standing_changed', 'student', by('client_id')),
  'level.confirmed': on('progress.level_confirmed', 'level', by('entry_id')),
  'level.taken_back': on('progress.level_taken_back', 'level', by('entry_id')),
  'payment.recorded': on('payments.taken', 'payment', by('payment_id')),
  'payment.refunded': on('payments.money_refunded', 'refund', by('refund_id')),
  'receipt.issued': on('receipts.issued', 'receipt', by('receipt_id')),
  'debit.returned': on('debits.returned', 'debit', by('item_id')),
} as const satisfies Record<string, Event>;

function on(from: string, about: Subject, told: Event['told']): Event {
  return { from, about, told };
}

export type EventName = keyof typeof table;
export const events: Readonly<Record<EventName, Event>> = table;
export const eventNames = Object.keys(table) as EventName[];
/** Told at one's own wish, to see that it arrives. */
export const ping = 'ping';

/** Facts of which receivers hear nothing, and why. A test asks for one of both of every fact. */
export const silent: Readonly<Record<string, string>> = {
  'mail.queued': 'What is written to whom is between the club and them.',
  'tenancy.organization_created': 'There is nobody yet who could have named a receiver.',
  'tenancy.closures_changed': 'What it does to classes is said of each class.',
  'tenancy.settings_changed': 'The club’s own rules; what follows from them is said of classes and places.',
  'planning.wish_wanted': 'Who has not said yet what they want of a term is between the club and them.',
  'tenancy.role_given': 'Who may do what in the club is no other program’s to know.',
  'tenancy.role_removed': 'Who may do what in the club is no other program’s to know.',
  'clients.erasure_changed':
    'Who wants to be erased is between them and the club; once they are, what is read says nobody.',
  'catalog.level_range_changed': 'Read with the levels; a student’s own level has an event.',
  'packages.credit_gained': 'It wakes waiting lists; the payment for a package has an event.',
  'packages.round_started': 'It is what the worker does next; nothing has happened to anybody yet.',
  'instructors.exception_added':
    'A coach’s leave is their own; what it does to classes is said of each class.',
  'instructors.exception_removed':
    'A coach’s leave is their own; what it does to classes is said of each class.',
  'instructors.standing_changed':
    'Who works for the club, and where, is the club’s own; what it does to classes is said of each class.',
  'messages.written': 'What is written to whom is between the club and them.',
  'substitutes.asked': 'A question to a coach; who gives the class is said of the class.',
  'substitutes.unanswered': 'A warning to those who run the club; who gives the class is said of the class.',
  'substitutes.request_closed': 'Who gives the class is said of the class.',
  'scheduling.schedule_split': 'One group written as two; its classes are the same.',
  'scheduling.schedule_terms_changed': 'Read with the group; what follows from it is said of bookings.',
  'enrollments.place_days_changed': 'Said beside what was done to the place, which has an event.',
  'enrollments.place_request_changed': 'The queue is the desk’s; who gets a place from it has an event.',
  'enrollments.season_continued': 'Each place that goes on in another group has an event.',
  'enrollments.waiver_wanted': 'A question to a student; what they sign is between the club and them.',
  'enrollments.renewal_asked': 'A question to a student; what they answer has an event.',
  'enrollments.make_ups_earned': 'It follows from a cancelled booking, which has an event.',
  'fees.charges_followed': 'What is owed is read with the charges; what is paid has an event.',
  'fees.price_changed': 'It is told to who pays, before anything is charged by it.',
  'fees.payment_waited_for': 'Who is late in paying is between the club and them.',
  'debits.collection_announced': 'What is collected has not been collected yet; the payment has an event.',
  'debits.collection_cancelled': 'What is not collected changes nothing that was said before.',
  'online.refund_asked': 'It is on its way to Stripe; the refund has an event.',
  'online.money_kept': 'The payment has an event.',
  'online.money_back': 'The refund has an event.',
  'online.card_removed': 'Cards are known to Stripe and their owner alone.',
  'receipts.record_waits': 'Between the club and the tax agency.',
  'webhooks.endpoint_ended': 'Who does not answer cannot be told that they do not.',
};

/** Something to tell, before it is known how the row stands. */
export interface Draft extends Told {
  message: string;
  event: EventName;
  about: Subject;
  at: string;
}

interface Happened {
  /** Of the fact: unique in the installation, and the same however often the fact comes. */
  id: string;
  type: string;
  payload: object;
  created_at: string;
}

const byFact = Map.groupBy(eventNames, (name) => events[name].from);
export const factsHeard: readonly string[] = [...byFact.keys()];

/**
 * What a fact says to receivers. The ids are those of the messages, which are the same each time: no full stop in them,
 * for what is signed is divided by full stops.
 */
export const draftsOf = ({ id, type, payload, created_at }: Happened): Draft[] =>
  (byFact.get(type) ?? []).flatMap((event) => {
    const { about, told } = events[event];
    const known = told(payload as Payload);
    return known.map((one, n) => ({
      ...{ ...one, event, about, at: created_at },
      message: `evt_${id}${known.length > 1 ? `_${n}` : ''}`.replace(/[^A-Za-z0-9_-]+/g, '_'),
    }));
  });
