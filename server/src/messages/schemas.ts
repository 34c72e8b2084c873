import { type Static, Type } from 'typebox';
import { Abilities, Id, Nullable, Shape, Strict } from '../kernel/http/types.ts';

const words = () =>
  Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S', description: 'As people read it' });
const to_waiting = () =>
  Type.Optional(Type.Boolean({ description: 'Also to who waits for a place; false unless told' }));

export const WriteMessage = Strict({ words: words(), to_waiting: to_waiting() });
export type WriteMessage = Static<typeof WriteMessage>;
export const ChangeMessage = Strict({ words: words() });
export type ChangeMessage = Static<typeof ChangeMessage>;
export const PreviewMessage = Strict({ to_waiting: to_waiting() });
export type PreviewMessage = Static<typeof PreviewMessage>;

export const ClassMessage = Shape('ClassMessage', {
  id: Id(),
  session_id: Id(),
  words: Type.String(),
  to_waiting: Type.Boolean(),
  author: Type.String({ description: 'A name' }),
  created_at: Type.String(),
  changed_at: Nullable(Type.String()),
  abilities: Abilities('change'),
});
export type ClassMessage = Static<typeof ClassMessage>;

export const MessagePreview = Shape('ClassMessagePreview', {
  people: Type.Integer({ description: 'Students who are written to' }),
  left_today: Type.Integer({ description: 'How many messages this class can still get today' }),
  unreached: Type.Array(
    Type.Object(
      {
        student_id: Id(),
        student_name: Type.String(),
        contacts: Type.Array(
          Type.Object({ name: Type.String(), phone: Type.String() }, { additionalProperties: false }),
          { description: 'Telephones, for the desk only' },
        ),
      },
      { additionalProperties: false },
    ),
    { description: 'Those of them whom no message reaches' },
  ),
});
export type MessagePreview = Static<typeof MessagePreview>;
