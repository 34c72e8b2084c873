import { type Static, Type } from 'typebox';
import { type SettingLevel, settingLevels } from '../../kernel/http/setting-levels.ts';
import { Abilities, Id, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { type PresetName, presetNames } from '../rules/presets.ts';

const Json = (description: string) => Type.Unknown({ description });
const Level = (description: string) => Type.Enum([...settingLevels], { description });
const From = Type.Enum(['default', ...settingLevels]);

export const SettingsAnswer = Shape('Settings', {
  level: Level('Where these values are set: the narrowest that was named'),
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
    { description: 'Every setting; for a type of class or a group those that can be set there' },
  ),
  values: Type.Record(Type.String(), Json('In force here')),
  currency: Type.String({ description: 'Of amounts that are set here: the club’s, or the first club’s' }),
  set_here: Type.Record(Type.String(), Json('Set at exactly this level')),
  inherited: Type.Record(
    Type.String(),
    Type.Object({ value: Json('In force here where nothing is set here'), from: From }),
    { description: 'What the levels above give, and which of them' },
  ),
  presets: Type.Array(
    Type.Object(
      { name: OneOf(presetNames), values: Type.Record(Type.String(), Json('To be set here')) },
      { additionalProperties: false },
    ),
    { description: 'The ways in which most schools work, for the organization and for a club' },
  ),
  abilities: Abilities('change'),
});
export interface SettingsAnswer {
  level: SettingLevel;
  definitions: { key: string; group: string; default: unknown; schema: unknown }[];
  values: Record<string, unknown>;
  currency: string;
  set_here: Record<string, unknown>;
  inherited: Record<string, { value: unknown; from: SettingLevel | 'default' }>;
  presets: { name: PresetName; values: Record<string, unknown> }[];
  abilities: { change: boolean };
}

export const SettingsQuery = Strict({
  club_id: Type.Optional(
    Id('Without any: the organization. Beside a type: the club in which its classes are looked at'),
  ),
  class_type_id: Type.Optional(Id('The classes of this type')),
  schedule_id: Type.Optional(Id('This group')),
});
export type SettingsQuery = Static<typeof SettingsQuery>;
export const ChangeSettings = Strict({
  club_id: Type.Optional(Nullable(Id('At most one of these three; without any: the organization'))),
  class_type_id: Type.Optional(Nullable(Id())),
  schedule_id: Type.Optional(Nullable(Id())),
  values: Type.Record(Type.String({ maxLength: 100 }), Json('null takes the value back'), {
    maxProperties: 100,
  }),
});
export interface ChangeSettings {
  club_id?: string | null;
  class_type_id?: string | null;
  schedule_id?: string | null;
  values: Record<string, unknown>;
}
