import type { ClassKind } from './kinds.ts';

export type Locale = 'es' | 'en';

/** What people are told of when it changes. */
export type Aspect = 'time' | 'length' | 'court' | 'coach';

/** What becomes of somebody beside the coach. */
export type Helping = 'begins' | 'ends';

type Opening = (
  student: string | null,
  count: number,
  waited: boolean,
) => { subject: string; opening: string };

export interface Phrases extends Record<ClassKind, Opening> {
  /** Who helps in classes, or no more. */
  helping: Record<Helping, (count: number) => { subject: string; opening: string }>;
  /** The subject of a message about several kinds of news. */
  several: (student: string | null) => string;
  classes: (count: number) => string;
  more: (count: number) => string;
  with: (instructor: string) => string;
  pay_until: (when: string) => string;
  free_until: (student: string | null, count: number, when: string) => string;
  has_place: (student: string | null) => string;
  waits: (student: string | null) => string;
  in_front: (student: string | null) => string;
  /** What the loss of these classes has given; `day` is the last one of the first of them. */
  make_ups: (student: string | null, count: number, day: string) => string;
  before: string;
  changed: string;
  aspects: Record<Aspect, string>;
  noCourt: string;
  noCoach: string;
  after: string;
  reason: string;
  reasons: Record<string, string>;
  footer: string;
  ending: (address: string) => string;
}

const es: Phrases = {
  enrollment_confirmed: (student) => ({
    subject: 'Plaza confirmada',
    opening: student ? `${student} tiene plaza:` : 'Tienes plaza:',
  }),
  waitlisted: (student) => ({
    subject: 'En lista de espera',
    opening: student ? `${student} está en lista de espera:` : 'Estás en lista de espera:',
  }),
  waitlist_promotion: (student) => ({
    subject: '¡Hay plaza!',
    opening: student
      ? `Se ha liberado una plaza y ahora es de ${student}:`
      : 'Se ha liberado una plaza y ahora es tuya:',
  }),
  enrollment_cancelled: (student, _, waited) =>
    waited
      ? {
          subject: 'Fuera de la lista de espera',
          opening: student
            ? `El club ha quitado a ${student} de la lista de espera:`
            : 'El club te ha quitado de la lista de espera:',
        }
      : {
          subject: 'Plaza anulada',
          opening: student ? `El club ha anulado la plaza de ${student}:` : 'El club ha anulado tu plaza:',
        },
  place_moved: (student) => ({
    subject: 'Cambio de grupo',
    opening: student
      ? `${student} tiene plaza fija en otro grupo. Sus próximas clases:`
      : 'Tu plaza fija pasa a otro grupo. Tus próximas clases:',
  }),
  session_cancelled: (student, count) => ({
    subject: count > 1 ? 'Clases canceladas' : 'Clase cancelada',
    opening: `${count > 1 ? 'Estas clases se han cancelado' : 'Esta clase se ha cancelado'}${student ? ` (${student})` : ''}:`,
  }),
  session_reinstated: (student, count) => ({
    subject: count > 1 ? 'Clases que sí se dan' : 'La clase sí se da',
    opening: `${count > 1 ? 'Estas clases se dan al final' : 'Esta clase se da al final'}${student ? ` (${student})` : ''}:`,
  }),
  session_changed: (student, count) => ({
    subject: count > 1 ? 'Cambian tus clases' : 'Cambio en la clase',
    opening: `${count > 1 ? 'Estas clases han cambiado. Ahora son' : 'Esta clase ha cambiado'}${student ? ` (${student})` : ''}:`,
  }),
  class_reminder: (student) => ({
    subject: 'Recordatorio',
    opening: student ? `${student} tiene clase:` : 'Te esperamos en clase:',
  }),
  marked_absent: (student) => ({
    subject: 'Falta anotada',
    opening: student
      ? `Se ha anotado que ${student} no vino. Si no es así, díselo al club:`
      : 'Se ha anotado que no viniste. Si no es así, díselo al club:',
  }),
  substitute_assigned: (_, count) => ({
    subject: 'Sustitución',
    opening: count > 1 ? 'Das estas clases como sustituto:' : 'Das esta clase como sustituto:',
  }),
  helping: {
    begins: (count) => ({
      subject: count > 1 ? 'Clases en las que ayudas' : 'Clase en la que ayudas',
      opening: `Ahora ayudas en ${count > 1 ? 'estas clases' : 'esta clase'}:`,
    }),
    ends: (count) => ({
      subject: count > 1 ? 'Clases en las que ya no ayudas' : 'Clase en la que ya no ayudas',
      opening: `Ya no ayudas en ${count > 1 ? 'estas clases' : 'esta clase'}:`,
    }),
  },
  several: (student) => (student ? `Cambian las clases de ${student}` : 'Cambian tus clases'),
  classes: (count) => `${count} clases`,
  more: (count) => `y ${count} más`,
  with: (instructor) => `con ${instructor}`,
  free_until: (student, count, when) =>
    count === 1
      ? `Si ${student ? `${student} no puede` : 'no puedes'} ir, puedes anular la plaza hasta el ${when}: no se pierde nada.`
      : `Si ${student ? `${student} no puede` : 'no puedes'} ir a alguna, puedes anular su plaza hasta el ${when}, o más tarde donde la propia clase lo diga: no se pierde nada.`,
  pay_until: (when) => `Hay que pagarla online antes del ${when}. Si no, pasa a quien sigue en la lista.`,
  has_place: (student) => (student ? `${student} conserva su plaza.` : 'Conservas tu plaza.'),
  waits: (student) => (student ? `${student} sigue en la lista de espera.` : 'Sigues en la lista de espera.'),
  in_front: (student) =>
    student ? `${student} queda en cabeza de la lista de espera.` : 'Quedas en cabeza de la lista de espera.',
  make_ups: (student, count, day) =>
    count === 1
      ? `${student ? `${student} tiene` : 'Tienes'} por ello una recuperación, que vale hasta el ${day}.`
      : `${student ? `${student} tiene` : 'Tienes'} por ello ${count} recuperaciones; la primera vale hasta el ${day}.`,
  before: 'Antes',
  changed: 'Cambia',
  aspects: { time: 'la hora', length: 'la duración', court: 'la pista', coach: 'el monitor' },
  noCourt: 'sin pista',
  noCoach: 'sin monitor',
  after: 'Ahora',
  reason: 'Motivo',
  reasons: {
    below_minimum: 'no se ha llegado al mínimo de alumnos',
    not_paid: 'no se ha pagado a tiempo',
    club_closed: 'el club está cerrado',
    coach_absent: 'el monitor no puede dar la clase',
    court_closed: 'la pista no se puede usar',
    closed_hours: 'el club está cerrado a esa hora',
    fewer_places: 'la clase tiene menos plazas',
    schedule_changed: 'cambia el horario del grupo',
    paused: 'pausa de la plaza fija',
    moved: 'cambio de grupo',
  },
  footer: 'En tu perfil eliges qué avisos recibes por correo.',
  ending: (address) => `Para no recibir más avisos como este: ${address}`,
};

const en: Phrases = {
  enrollment_confirmed: (student) => ({
    subject: 'Booked',
    opening: student ? `${student} has a place:` : 'You have a place:',
  }),
  waitlisted: (student) => ({
    subject: 'On the waiting list',
    opening: student ? `${student} is on the waiting list:` : 'You are on the waiting list:',
  }),
  waitlist_promotion: (student) => ({
    subject: 'A place is free',
    opening: student
      ? `A place became free and is now ${student}’s:`
      : 'A place became free and is now yours:',
  }),
  enrollment_cancelled: (student, _, waited) =>
    waited
      ? {
          subject: 'Off the waiting list',
          opening: student
            ? `The club has taken ${student} off the waiting list:`
            : 'The club has taken you off the waiting list:',
        }
      : {
          subject: 'Booking cancelled',
          opening: student
            ? `The club has cancelled ${student}’s place:`
            : 'The club has cancelled your place:',
        },
  place_moved: (student) => ({
    subject: 'Change of group',
    opening: student
      ? `${student} has a fixed place in another group now. The next classes:`
      : 'Your fixed place is in another group now. Your next classes:',
  }),
  session_cancelled: (student, count) => ({
    subject: count > 1 ? 'Classes cancelled' : 'Class cancelled',
    opening: `${count > 1 ? 'These classes are cancelled' : 'This class is cancelled'}${student ? ` (${student})` : ''}:`,
  }),
  session_reinstated: (student, count) => ({
    subject: count > 1 ? 'Classes back on' : 'Class back on',
    opening: `${count > 1 ? 'These classes take place after all' : 'This class takes place after all'}${student ? ` (${student})` : ''}:`,
  }),
  session_changed: (student, count) => ({
    subject: count > 1 ? 'Your classes change' : 'Change of class',
    opening: `${count > 1 ? 'These classes have changed. They are now' : 'This class has changed'}${student ? ` (${student})` : ''}:`,
  }),
  class_reminder: (student) => ({
    subject: 'Reminder',
    opening: student ? `${student} has a class:` : 'See you in class:',
  }),
  marked_absent: (student) => ({
    subject: 'Absence noted',
    opening: student
      ? `It was noted that ${student} was not there. If that is wrong, tell the club:`
      : 'It was noted that you were not there. If that is wrong, tell the club:',
  }),
  substitute_assigned: (_, count) => ({
    subject: 'Substitution',
    opening: count > 1 ? 'You give these classes as a substitute:' : 'You give this class as a substitute:',
  }),
  helping: {
    begins: (count) => ({
      subject: count > 1 ? 'Classes to help in' : 'A class to help in',
      opening: `You help in ${count > 1 ? 'these classes' : 'this class'} now:`,
    }),
    ends: (count) => ({
      subject: count > 1 ? 'Classes you no longer help in' : 'A class you no longer help in',
      opening: `You no longer help in ${count > 1 ? 'these classes' : 'this class'}:`,
    }),
  },
  several: (student) => (student ? `${student}’s classes change` : 'Your classes change'),
  classes: (count) => `${count} classes`,
  more: (count) => `and ${count} more`,
  with: (instructor) => `with ${instructor}`,
  free_until: (student, count, when) =>
    count === 1
      ? `If ${student ?? 'you'} cannot come, you can give the place up until ${when}: nothing is lost.`
      : `If ${student ?? 'you'} cannot come to one of them, you can give that place up until ${when}, or later where the class itself says so: nothing is lost.`,
  pay_until: (when) => `It has to be paid online before ${when}. Otherwise it goes to the next on the list.`,
  has_place: (student) => (student ? `${student} keeps the place.` : 'You keep your place.'),
  waits: (student) =>
    student ? `${student} is still on the waiting list.` : 'You are still on the waiting list.',
  in_front: (student) =>
    student ? `${student} is at the front of the waiting list.` : 'You are at the front of the waiting list.',
  make_ups: (student, count, day) =>
    count === 1
      ? `${student ? `${student} has` : 'You have'} a make-up for it, valid until ${day}.`
      : `${student ? `${student} has` : 'You have'} ${count} make-ups for it; the first is valid until ${day}.`,
  before: 'Before',
  changed: 'What changes',
  aspects: { time: 'the time', length: 'the length', court: 'the court', coach: 'the coach' },
  noCourt: 'no court',
  noCoach: 'no coach',
  after: 'Now',
  reason: 'Reason',
  reasons: {
    below_minimum: 'too few students',
    not_paid: 'it was not paid in time',
    club_closed: 'the club is closed',
    coach_absent: 'the coach cannot give it',
    court_closed: 'the court cannot be used',
    closed_hours: 'the club is closed at that hour',
    fewer_places: 'the class has fewer places',
    schedule_changed: 'the timetable of the group has changed',
    paused: 'your fixed place pauses',
    moved: 'move to another group',
  },
  footer: 'In your profile you choose what you are e-mailed about.',
  ending: (address) => `To get no more mail like this: ${address}`,
};

/** What messages are made of, in each language. */
export const phrasesOf: Record<Locale, Phrases> = { es, en };
