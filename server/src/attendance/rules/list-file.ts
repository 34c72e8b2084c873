import { flagCell, type ListFile, moneyCell, wordCell } from '../../kernel/cells/list-file.ts';

/** A booking as the file has it. */
export interface Booked {
  date: string;
  time: string;
  class_name: string;
  court_name: string | null;
  instructor_name: string | null;
  student_name: string;
  email: string | null;
  phone: string;
  status: string;
  source: string;
  is_fixed: boolean;
  checked_in: boolean;
  present: boolean | null;
  price: number;
  currency: string;
  paid: boolean;
  payment_method: string;
  cancel_reason: string;
  is_late_cancellation: boolean;
}

const status = wordCell({
  enrolled: 'con plaza',
  waitlisted: 'en espera',
  cancelled: 'cancelada',
  no_show: 'no vino',
});
const source = wordCell({
  self: 'alumno',
  guardian: 'responsable',
  desk: 'recepción',
  instructor: 'monitor',
  fixed: 'plaza fija',
  import: 'importada',
});
const method = wordCell({
  cash: 'efectivo',
  card_terminal: 'tarjeta',
  transfer: 'transferencia',
});

export const bookingFile: ListFile<Booked> = {
  name: { es: 'reservas', en: 'bookings' },
  action: 'bookings.exported',
  columns: [
    ['Fecha', 'Date', (one) => one.date],
    ['Hora', 'Time', (one) => one.time],
    ['Clase', 'Class', (one) => one.class_name],
    ['Pista', 'Court', (one) => one.court_name ?? ''],
    ['Monitor', 'Coach', (one) => one.instructor_name ?? ''],
    ['Alumno', 'Student', (one) => one.student_name],
    ['Correo', 'Email', (one) => one.email ?? ''],
    ['Teléfono', 'Phone', (one) => one.phone],
    ['Estado', 'Status', (one, language) => status(one.status, language)],
    ['Plaza fija', 'Fixed place', (one, language) => flagCell(one.is_fixed, language)],
    ['Hecha por', 'Made by', (one, language) => source(one.source, language)],
    ['Llegó', 'Checked in', (one, language) => flagCell(one.checked_in, language)],
    ['Asistió', 'Present', (one, language) => (one.present === null ? '' : flagCell(one.present, language))],
    ['Precio', 'Price', (one, language) => moneyCell(one.price, one.currency, language)],
    ['Moneda', 'Currency', (one) => one.currency],
    ['Pagada', 'Paid', (one, language) => flagCell(one.paid, language)],
    ['Forma de pago', 'Paid by', (one, language) => method(one.payment_method, language)],
    ['Motivo', 'Reason', (one) => one.cancel_reason],
    ['Tarde', 'Late', (one, language) => flagCell(one.is_late_cancellation, language)],
  ],
};
