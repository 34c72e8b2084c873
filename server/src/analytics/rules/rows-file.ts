import { type ListFile, numberCell, wordCell } from '../../kernel/cells/list-file.ts';
import type { AnalyticsRow } from '../schemas.ts';

const words = wordCell({
  ...{ scheduled: 'programada', confirmed: 'confirmada', in_progress: 'en curso', completed: 'completada' },
  ...{ cancelled: 'cancelada', present: 'asistió', no_show: 'no asistió', late_cancelled: 'cancelada tarde' },
  ...{ enrolled: 'con plaza', expired: 'caducado', used_up: 'agotado', anonymous: 'anónima' },
  ...{ payment: 'cobro', refund: 'devolución', mistake: 'cobro anulado', paid_out: 'saldo entregado' },
  ...{ cash: 'efectivo', card_terminal: 'datáfono', transfer: 'transferencia', online: 'online' },
  direct_debit: 'domiciliación',
});

/** What is behind a figure: each line adds its numerator and its denominator. */
export const rowsFile: ListFile<AnalyticsRow> = {
  name: { es: 'indicador', en: 'figure' },
  action: 'analytics.exported',
  columns: [
    ['Fecha', 'Date', (row) => row.on],
    ['Hora', 'Time', (row) => row.at ?? ''],
    ['Qué', 'What', (row, language) => words(row.label, language)],
    ['Persona', 'Person', (row) => row.person],
    ['Estado', 'State', (row, language) => words(row.detail, language)],
    ['Club', 'Club', (row) => row.club],
    ['Suma', 'Adds', (row, language) => numberCell(row.numerator, language)],
    ['De', 'Of', (row, language) => numberCell(row.denominator, language)],
  ],
};
