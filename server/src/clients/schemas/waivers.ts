import { type Static, Type } from 'typebox';
import { Id, Instant, Int, LocalDate, Name, Nullable, Shape, Strict } from '../../kernel/http/types.ts';

const Words = () => Name(50_000);

export const Waiver = Shape('Waiver', {
  id: Id(),
  version: Type.Integer(),
  title_es: Type.String(),
  title_en: Type.String(),
  text_es: Type.String(),
  text_en: Type.String(),
  asks_from: Nullable(
    Type.String({ description: 'For classes before that day a signature of an earlier version is enough' }),
  ),
  created_at: Instant('Since when it is, or was, in force'),
});
export type Waiver = Static<typeof Waiver>;

export const Waivers = Shape('Waivers', {
  current: Nullable(Waiver),
  missing: Type.Array(
    Type.Object({ client_id: Id(), display_name: Type.String() }, { additionalProperties: false }),
    { description: 'Oneself and one’s dependants for whom nobody has signed it' },
  ),
});
export type Waivers = Static<typeof Waivers>;

export const PublishWaiver = Strict({
  title_es: Name(),
  title_en: Name(),
  text_es: Words(),
  text_en: Words(),
  asks_from: Type.Optional(Nullable(LocalDate('YYYY-MM-DD'))),
});
export type PublishWaiver = Static<typeof PublishWaiver>;

export const SignWaiver = Strict({
  version: Int({ minimum: 1 }),
  typed_name: Name(),
  client_ids: Type.Array(Id(), { minItems: 1, maxItems: 50 }),
});
export type SignWaiver = Static<typeof SignWaiver>;

export const PaperWaiver = Strict({
  version: Int({ minimum: 1 }),
  on_paper: LocalDate('YYYY-MM-DD, the day on which it was signed'),
});
export type PaperWaiver = Static<typeof PaperWaiver>;

export const WaiverSignature = Shape('WaiverSignature', {
  version: Type.Integer(),
  at: Instant('When it was signed, or noted'),
  on_paper: Nullable(Type.String({ description: 'The day on which it was signed on paper' })),
  typed_name: Type.String({ description: 'As who signed typed it; empty on paper' }),
  signed_by: Nullable(Type.String({ description: 'Whose account signed, or noted it' })),
});
export type WaiverSignature = Static<typeof WaiverSignature>;
