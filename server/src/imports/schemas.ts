import { type Static, Type } from 'typebox';
import {
  Abilities,
  Id,
  Instant,
  Int,
  Nullable,
  OneOf,
  pageQuery,
  Shape,
  Strict,
} from '../kernel/http/types.ts';
import { importKinds } from '../kernel/imports.ts';

export const ImportQuery = Strict(pageQuery);

export const Import = Shape('Import', {
  id: Id(),
  kind: OneOf(importKinds),
  file_name: Type.String(),
  row_count: Int(),
  made_count: Int({ description: 'Rows of ours that it made: schedules, courts, people, places' }),
  changed_count: Int(),
  created_at: Instant(),
  created_by: Nullable(Type.String({ description: 'Who imported it' })),
  undone_at: Nullable(Instant('When it was last taken back')),
  undone_by: Nullable(Type.String()),
  left_count: Int({ description: 'Rows that it wrote and that were not taken back' }),
  abilities: Abilities('undo'),
});
export type Import = Static<typeof Import>;

const part = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** `edited`: changed since; `begun`: a class of it has begun; `used`: rows of `by` depend on it. */
export const stayReasons = ['edited', 'begun', 'used'] as const;

const Going = part({
  entity: Type.String({ description: 'A table' }),
  count: Int(),
  names: Type.Array(Type.String(), { description: 'Some of them' }),
});
const Staying = part({
  entity: Type.String(),
  name: Type.String(),
  reason: OneOf(stayReasons),
  by: Nullable(Type.String({ description: 'The table whose rows depend on it' })),
});

export const ImportUndo = Shape('ImportUndo', {
  import: Import,
  goes: Type.Array(Going, { description: 'What is deleted' }),
  reverts: Type.Array(Going, { description: 'What gets the values that it had before' }),
  stays: Type.Array(Staying, { description: 'What stays and why; the first two hundred' }),
  stay_count: Int(),
});
export type ImportUndo = Static<typeof ImportUndo>;
