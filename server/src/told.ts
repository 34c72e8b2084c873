import { readFileSync } from 'node:fs';
import type { Told } from './kernel/http/operations.ts';
import { permissions } from './permissions.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/**
 * What answers about every club of the organization, whichever one's desk or coach asks: by permission, or one by one.
 * The client base and the timetable are the organization's; people's bookings, money and figures are their club's.
 */
const across: ReadonlySet<string> = new Set([
  'clients.block_clientprofile',
  'clients.change_clientprofile',
  'classes.view_classschedule',
  'classes.view_classsession',
  'classes.view_instructor',
  'courts.view_court',
  'courts.view_reservation',
  'member',
  'GET /api/classes/accounts/{client_id}/',
  'GET /api/clubs/{id}/holidays/',
]);

/**
 * What the OpenAPI document says besides what the routes say of themselves. The codes and the examples are what the
 * HTTP tests have been answered: `bin/told.mjs` joins what a run of them has noted, and the tests fail on a code
 * that is missing.
 */
export const told = (): Told => ({
  holders: permissions,
  across,
  refusals: read('./refusals.json'),
  examples: read('./examples.json'),
});
