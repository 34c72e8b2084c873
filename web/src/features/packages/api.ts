import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';
import { allPages } from '../../platform/client/pages.ts';

export type ClassPackage = components['schemas']['ClassPackage'];
export type StudentPackage = components['schemas']['StudentPackage'];
type Body<P extends keyof paths, M extends 'post' | 'patch'> = paths[P] extends {
  [K in M]: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
export type NewPackage = Body<'/api/classes/packages/', 'post'>;
export type PackageChange = Body<'/api/classes/packages/{id}/', 'patch'>;
export type Purchase = Body<'/api/classes/packages/{id}/purchase/', 'post'>;
export type Payment = NonNullable<Purchase['payment']>;

/** What can be bought today. */
export const availablePackagesQuery = queryOptions({
  queryKey: ['packages', 'on_sale'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/packages/')))!.results,
});

/** Those that are not on sale too. */
export const allPackagesQuery = queryOptions({
  queryKey: ['packages', 'all'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/classes/packages/', { params: { query: { include_inactive: true } } })))!
      .results,
});

/** The newest first: one's own and those of one's dependants, or for the desk those of a client. */
export const myPackagesQuery = (student_id?: string) =>
  queryOptions({
    queryKey: ['student_packages', student_id ?? 'mine'],
    queryFn: () =>
      allPages((page) => {
        const query = { ...page, limit: 200, ...(student_id && { student_id }) };
        return bodyOf(api.GET('/api/classes/my_packages/', { params: { query } }));
      }),
  });

export const addPackage = change(
  (body: NewPackage) => bodyOf(api.POST('/api/classes/packages/', { body })),
  ['packages'],
);

export const changePackage = change(
  ({ id, ...body }: PackageChange & { id: string }, base) =>
    overwriting(
      { base, mine: body },
      {
        read: () => api.GET('/api/classes/packages/{id}/', { params: { path: { id } } }),
        write: (version, changes) =>
          bodyOf(
            api.PATCH('/api/classes/packages/{id}/', {
              params: { path: { id }, header: { 'If-Match': version } },
              body: changes,
            }),
          ),
      },
    ),
  ['packages'],
);

/** What somebody has decides what a class costs them. */
const STALE = ['student_packages', 'sessions', ...MONEY_QUERIES] as const;

/** A student orders; the desk takes the money, or gives it. */
export const purchasePackage = change(
  async ({ package_id: id, ...body }: Purchase & { package_id: string }) =>
    (await bodyOf(api.POST('/api/classes/packages/{id}/purchase/', { params: { path: { id } }, body })))!,
  STALE,
);

export const giveUpOrder = change(
  async (id: string) =>
    (await bodyOf(api.POST('/api/classes/student_packages/{id}/cancel/', { params: { path: { id } } })))!,
  STALE,
);

export const transferPackage = change(
  async ({ id, ...body }: { id: string; student_id: string; classes: number }) =>
    (await bodyOf(
      api.POST('/api/classes/student_packages/{id}/transfer/', { params: { path: { id } }, body }),
    ))!,
  STALE,
);
