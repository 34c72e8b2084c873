/** A span of ages as the API has it; null = open. */
interface AgeSpan {
  min_age: number | null;
  max_age: number | null;
}
type Shown = { [K in keyof AgeSpan]: number | '' };

/** The row with its ages as two fields of a form have them; those that it does not tell of stay away. */
export function agesShown<Row extends Partial<AgeSpan>>(row: Row): Omit<Row, keyof AgeSpan> & Partial<Shown> {
  const { min_age, max_age, ...rest } = row;
  return {
    ...rest,
    ...(min_age !== undefined && { min_age: min_age ?? '' }),
    ...(max_age !== undefined && { max_age: max_age ?? '' }),
  };
}

export const agesSent = ({ min_age, max_age }: Shown): AgeSpan => ({
  min_age: min_age === '' ? null : min_age,
  max_age: max_age === '' ? null : max_age,
});
