import type { components, paths } from '@bandeja/client';
import { type Change, change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type ChangePreview = components['schemas']['ChangePreview'];
export type ChangeEffect = components['schemas']['ChangeEffect'];
export type ClassHit = components['schemas']['ClassHit'];
export type PersonHit = components['schemas']['PersonHit'];

type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
export type NewClosure = Body<'/api/clubs/{id}/closures/'>;
export type NewAbsence = Body<'/api/classes/instructors/{id}/exceptions/'>;
export type Choice = NonNullable<NewClosure['classes']>[number];

/** How a change is looked at, and the write that makes it. */
export interface ClassChange<Input> {
  preview: (input: Input) => Promise<ChangePreview>;
  apply: Change<Input & { classes?: Choice[] }, { effect?: ChangeEffect }>;
}

const at = (id: string) => ({ path: { id } });
/** What cancelled and substituted classes show themselves in; not in the preview, which is of what is done by then. */
export const SHOWN_IN = [
  'clubs',
  'instructors',
  'me',
  'schedules',
  'sessions',
  'reservations',
  'places',
] as const;

/** Days on which a club is closed. */
export const closureOf = (id: string): ClassChange<NewClosure> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/clubs/{id}/closures/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: NewClosure) =>
      (await bodyOf(api.POST('/api/clubs/{id}/closures/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});

/** Leave of a coach, or extra hours. */
export const absenceOf = (id: string): ClassChange<NewAbsence> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/classes/instructors/{id}/exceptions/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: NewAbsence) =>
      (await bodyOf(api.POST('/api/classes/instructors/{id}/exceptions/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});
