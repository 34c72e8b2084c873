import type { App } from '../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { whole } from '../kernel/http/paging.ts';
import { rangeOf } from '../kernel/http/range.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { addCourt, addCourts } from './commands/courts.ts';
import { addReservation, cancelReservation, changeReservation } from './commands/reservations.ts';
import { freeCourts, getCourt, listCourts } from './queries/courts.ts';
import { getReservation, listReservations } from './queries/reservations.ts';
import { courtFile, maxRangeDays } from './rules.ts';
import {
  AddCourt,
  AddCourts,
  AddReservation,
  ChangeReservation,
  Court,
  CourtsFile,
  CourtsQuery,
  FreeCourtsQuery,
  Reservation,
  ReservationsQuery,
} from './schemas.ts';

const tags = ['courts'];

export function courtRoutes(app: App): void {
  app.get(
    '/api/courts/',
    {
      config: { permission: 'courts.view_court' },
      schema: {
        tags,
        summary: 'The courts, by name',
        querystring: CourtsQuery,
        response: { 200: Page(Court) },
      },
    },
    (request) => request.read(async (scope) => whole(await listCourts(scope, request.query))),
  );
  app.get(
    '/api/courts/export_file/',
    {
      config: { permission: 'courts.change_court', long: true },
      schema: {
        tags,
        summary: 'The courts of the list as a .csv file',
        querystring: CourtsFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, {
        file: courtFile,
        query: request.query,
        page: async (scope, asked) => whole(await listCourts(scope, asked)),
      }),
  );
  app.post(
    '/api/courts/',
    {
      config: { permission: 'courts.change_court' },
      schema: { tags, summary: 'Add a court to a club', body: AddCourt, response: { 201: Court } },
    },
    (request, reply) => request.write(reply, (scope) => addCourt(scope, request.body), 201),
  );
  app.post(
    '/api/courts/several/',
    {
      config: { permission: 'courts.change_court' },
      schema: {
        tags,
        summary: 'Add several courts to a club, all or none',
        body: AddCourts,
        response: { 201: Page(Court) },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => whole(await addCourts(scope, request.body)), 201),
  );
  app.get(
    '/api/courts/free/',
    {
      config: { permission: 'courts.view_court' },
      schema: {
        tags,
        summary: 'The courts that are free for the whole interval',
        querystring: FreeCourtsQuery,
        response: { 200: Page(Court) },
      },
    },
    (request) => {
      const { club_id, ...range } = request.query;
      const interval = rangeOf(range, maxRangeDays);
      return request.read(async (scope) => whole(await freeCourts(scope, { club_id, ...interval })));
    },
  );
  app.get(
    '/api/courts/:id/',
    {
      config: { permission: 'courts.view_court', versioned: { table: 'courts' } },
      schema: { tags, summary: 'One court', params: IdParams, response: { 200: Court } },
    },
    (request) => request.read((scope) => getCourt(scope, request.params.id)),
  );
  reservationRoutes(app);
}

function reservationRoutes(app: App): void {
  app.get(
    '/api/courts/reservations/',
    {
      config: { permission: 'courts.view_reservation' },
      schema: {
        tags,
        summary: `What is on a club's courts, by start; at most ${maxRangeDays} days`,
        querystring: ReservationsQuery,
        response: { 200: Page(Reservation) },
      },
    },
    (request) => {
      const { from, until, ...asked } = request.query;
      const range = rangeOf({ from, until }, maxRangeDays);
      return request.read((scope) => listReservations(scope, { ...asked, range }));
    },
  );
  app.post(
    '/api/courts/reservations/',
    {
      config: { permission: 'courts.change_reservation' },
      schema: {
        tags,
        summary: 'Book a court for a match, an event or maintenance',
        body: AddReservation,
        response: { 201: Reservation },
      },
    },
    (request, reply) => request.write(reply, (scope) => addReservation(scope, request.body), 201),
  );
  app.get(
    '/api/courts/reservations/:id/',
    {
      config: { permission: 'courts.view_reservation', versioned: { table: 'reservations' } },
      schema: { tags, summary: 'One reservation', params: IdParams, response: { 200: Reservation } },
    },
    (request) => request.read((scope) => getReservation(scope, request.params.id)),
  );
  app.patch(
    '/api/courts/reservations/:id/',
    {
      config: { permission: 'courts.change_reservation' },
      schema: {
        tags,
        summary: 'Move or rename a reservation; a class is moved through its session',
        params: IdParams,
        body: ChangeReservation,
        response: { 200: Reservation },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changeReservation(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/courts/reservations/:id/cancel/',
    {
      config: { permission: 'courts.change_reservation' },
      schema: { tags, summary: 'Cancel a reservation', params: IdParams, response: { 200: Reservation } },
    },
    (request, reply) => request.write(reply, (scope) => cancelReservation(scope, request.params.id)),
  );
}
