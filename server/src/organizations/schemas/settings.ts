import { Type } from 'typebox';
import { Abilities, Id, Nullable, Shape, Strict } from '../../kernel/http/types.ts';

const Json = (description: string) => Type.Unknown({ description });

export const SettingsAnswer = Shape('Settings', {
  definitions: Type.Array(
    Type.Object(
      {
        key: Type.String(),
        group: Type.String(),
        default: Json('In force where nothing else is set'),
        schema: Json('JSON Schema of the value'),
      },
      { additionalProperties: false },
    ),
  ),
  values: Type.Record(Type.String(), Json('In force here')),
  set_here: Type.Record(Type.String(), Json('Set at exactly this level')),
  abilities: Abilities('change'),
});
export interface SettingsAnswer {
  definitions: { key: string; group: string; default: unknown; schema: unknown }[];
  values: Record<string, unknown>;
  set_here: Record<string, unknown>;
  abilities: { change: boolean };
}
export const SettingsQuery = Strict({ club_id: Type.Optional(Id('Without it: the organization')) });
export const ChangeSettings = Strict({
  club_id: Type.Optional(Nullable(Id())),
  values: Type.Record(Type.String({ maxLength: 100 }), Json('null takes the value back'), {
    maxProperties: 100,
  }),
});
export interface ChangeSettings {
  club_id?: string | null;
  values: Record<string, unknown>;
}
