import { forbidden } from './problem.ts';

/** A role in the organization of the request; `club_id` null means every club. */
export interface Role {
  role: string;
  club_id: string | null;
}

/**
 * Who asks, in the organization of the request. `personas` are the rows that stand for this person there
 * (by kind, for example their own profiles), as the composition root's `identify` fills them.
 */
export interface Actor {
  kind: 'user' | 'visitor' | 'system';
  user_id: string | null;
  name: string;
  is_staff: boolean;
  organization_id: string | null;
  roles: readonly Role[];
  permissions: ReadonlySet<string>;
  personas: Readonly<Record<string, readonly string[]>>;
  /** By which API token they act, whose scopes `permissions` keeps to. */
  token?: { id: string; read_only: boolean };
}

export const visitor = (organizationId: string | null): Actor => ({
  kind: 'visitor',
  user_id: null,
  name: '',
  is_staff: false,
  organization_id: organizationId,
  roles: [],
  permissions: new Set(),
  personas: {},
});

/** The installation itself: jobs and commands. May do everything inside the organization it works for. */
export const system = (organizationId: string): Actor => ({
  ...visitor(organizationId),
  kind: 'system',
  name: 'Bandeja',
  is_staff: true,
});

export const can = (actor: Actor, permission: string): boolean =>
  actor.is_staff || actor.permissions.has(permission);

export const hasRole = (actor: Actor, role: string, clubId?: string | null): boolean =>
  actor.roles.some(
    (r) => r.role === role && (r.club_id === null || clubId === undefined || r.club_id === clubId),
  );

/** Throws 403 when `allowed` is false. */
export function authorize(allowed: boolean, message?: string): void {
  if (!allowed) throw forbidden(message);
}
