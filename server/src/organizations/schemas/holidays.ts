import { type Static, Type } from 'typebox';
import { Int, Locale, Nullable, Shape, Strict, Text } from '../../kernel/http/types.ts';

export const HolidayQuery = Strict({
  year: Type.Optional(Int({ minimum: 1970, maximum: 2100, description: 'This year unless told' })),
  country: Type.Optional(
    Text({
      minLength: 2,
      maxLength: 3,
      description: 'ISO 3166-1; unless told, that of the club’s time zone',
    }),
  ),
  region: Type.Optional(
    Text({ maxLength: 10, description: 'One of `regions`; the holidays of the whole country unless told' }),
  ),
  language: Locale(),
});
export type HolidayQuery = Static<typeof HolidayQuery>;

export const ClubHolidays = Shape('ClubHolidays', {
  year: Type.Integer(),
  country: Nullable(Type.String({ description: 'Null when it is not known, or the time zone says nothing' })),
  region: Nullable(Type.String()),
  countries: Type.Array(Type.String(), { description: 'Those whose calendar is known' }),
  regions: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String() }, { additionalProperties: false }),
  ),
  holidays: Type.Array(
    Type.Object(
      {
        starts_on: Type.String(),
        ends_on: Type.String({ description: 'Inclusive' }),
        name: Type.String(),
        is_closed: Type.Boolean({ description: 'A closure of the club covers it' }),
      },
      { additionalProperties: false },
    ),
  ),
});
export type ClubHolidays = Static<typeof ClubHolidays>;
