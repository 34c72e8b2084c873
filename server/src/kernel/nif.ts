/** A Spanish tax id as records and series want it, however it was written: `B-1234.567 4` → `B12345674` */
export const nifOf = (tax_id: string): string => tax_id.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();

/** The schemas of the tax agency take 9 letters and digits, no more and no fewer. */
export const isNif = (tax_id: string): boolean => nifOf(tax_id).length === 9;
