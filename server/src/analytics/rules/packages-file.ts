import { type ListFile, moneyCell, wordCell } from '../../kernel/cells/list-file.ts';
import type { PackageSold } from '../schemas.ts';

const words = wordCell({ sold: 'vendido', given: 'regalado' });

/** The packages that were sold, one by one, and what became of their classes. */
export const packagesFile: ListFile<PackageSold> = {
  name: { es: 'bonos-vendidos', en: 'packages-sold' },
  action: 'analytics.exported',
  columns: [
    ['Fecha', 'Date', (row) => row.on],
    ['Bono', 'Package', (row) => row.name],
    ['Cliente', 'Client', (row) => row.person],
    ['Club', 'Club', (row) => row.club],
    ['Venta', 'Sale', (row, language) => words(row.is_gift ? 'given' : 'sold', language)],
    ['Pagado', 'Paid', (row, language) => moneyCell(row.paid, row.currency, language)],
    ['Caduca', 'Ends', (row) => row.expires_on],
    ['Clases', 'Classes', (row) => String(row.classes)],
    ['Usadas', 'Used', (row) => String(row.used)],
    ['Quedan', 'Left', (row) => String(row.left)],
    ['Caducadas', 'Expired', (row) => String(row.expired)],
  ],
};
