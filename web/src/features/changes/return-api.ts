import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { type Change, change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { SHOWN_IN } from './api.ts';

export type ReturnPreview = components['schemas']['ReturnPreview'];
export type ReturnEffect = components['schemas']['ReturnEffect'];
export type ClassBack = components['schemas']['ClassBack'];
type Chosen = Pick<ClassBack, 'session_id' | 'version'>;
export type Return = Change<readonly Chosen[], ReturnEffect>;

const at = (id: string) => ({ path: { id } });
/** What is decided on is looked at anew each time. */
const fresh = { staleTime: 0, gcTime: 0 } as const;

/** The way back from the change that came with a closure or an absence; null where there is none. */
export const wayBackQuery = (cause: string) =>
  queryOptions({
    queryKey: ['changes', 'back', cause],
    ...fresh,
    queryFn: async (): Promise<{ id: string; preview: ReturnPreview } | null> => {
      const { results } = (await bodyOf(api.GET('/api/changes/', { params: { query: { cause } } })))!;
      const kept = results.find(({ undone_at }) => undone_at === null);
      if (!kept) return null;
      const preview = await bodyOf(api.POST('/api/changes/{id}/undo/preview/', { params: at(kept.id) }));
      return { id: kept.id, preview: preview! };
    },
  });

/** What taking a change back would do. */
export const undoingQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', 'undoing', id],
    ...fresh,
    queryFn: async () => (await bodyOf(api.POST('/api/changes/{id}/undo/preview/', { params: at(id) })))!,
  });

/** The row behind the change goes, and these classes come back. */
export const undoOf = (id: string): Return =>
  change(
    async (classes) =>
      (await bodyOf(
        api.POST('/api/changes/{id}/undo/', { params: at(id), body: { classes: [...classes] } }),
      ))!,
    SHOWN_IN,
  );

/** What would become of one class that is off. */
export const reinstatingQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['changes', 'reinstating', session_id],
    ...fresh,
    queryFn: async () =>
      (await bodyOf(api.POST('/api/classes/sessions/{id}/reinstate/preview/', { params: at(session_id) })))!,
  });

export const reinstate: Return = change(async (classes) => {
  const { session_id, version } = classes[0]!;
  const answer = await bodyOf(
    api.POST('/api/classes/sessions/{id}/reinstate/', { params: at(session_id), body: { version } }),
  );
  return answer!.effect;
}, SHOWN_IN);
