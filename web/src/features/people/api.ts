import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { allPages } from '../../platform/client/pages.ts';

export type Member = components['schemas']['Member'];
export type Invitation = components['schemas']['Invitation'];
export type NewInvitation = paths['/api/invitations/']['post']['requestBody']['content']['application/json'];
/** What the screens of members know of a club. */
export interface ClubName {
  id: string;
  name: string;
}
export type Role = NewInvitation['role'];

const PAGE = 200;

/** Those with a role that works here: students are among the clients. */
export const staffQuery = queryOptions({
  queryKey: ['members', 'staff'],
  queryFn: async () => {
    const roles = ['owner', 'club_admin', 'instructor'] as const;
    const lists = await Promise.all(
      roles.map((role) =>
        allPages((cursor) =>
          bodyOf(api.GET('/api/members/', { params: { query: { role, limit: PAGE, ...cursor } } })),
        ),
      ),
    );
    const byId = new Map(lists.flat().map((member) => [member.user_id, member]));
    return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
  },
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations', 'pending'],
  queryFn: () =>
    allPages((cursor) =>
      bodyOf(api.GET('/api/invitations/', { params: { query: { pending: true, limit: PAGE, ...cursor } } })),
    ),
});

export const invite = change(
  async (body: NewInvitation) => (await bodyOf(api.POST('/api/invitations/', { body })))!,
  ['invitations'],
);

export const revokeInvitation = change(
  (id: string) => bodyOf(api.DELETE('/api/invitations/{id}/', { params: { path: { id } } })),
  ['invitations'],
);

export const giveRole = change(
  ({ user_id, ...body }: { user_id: string; role: Role; club_id: string | null }) =>
    bodyOf(api.POST('/api/members/{user_id}/roles/', { params: { path: { user_id } }, body })),
  ['members', 'me'],
);

export const takeRole = change(
  (path: { user_id: string; membership_id: string }) =>
    bodyOf(api.DELETE('/api/members/{user_id}/roles/{membership_id}/', { params: { path } })),
  ['members', 'me'],
);

/** Who has which role, as a .csv file. */
export const membersFile = ({ language }: { language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/members/export_file/', { params: { query: { language } }, parseAs: 'blob' }),
  ) as Promise<Blob>;
