import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Database } from '../../kernel/db/database.ts';
import type { App } from '../../kernel/http/app.ts';
import { sendAnswer } from '../../kernel/http/idempotency.ts';
import { Id, IdParams, Strict } from '../../kernel/http/types.ts';
import { conflict } from '../../kernel/problem.ts';
import { cancelEnrollment, cancelInSession } from '../commands/cancel.ts';
import { enroll } from '../commands/enroll.ts';
import { type Asker, createBookingLane } from '../commands/lane.ts';
import { canEnroll } from '../commands/verdict.ts';
import { walkIn } from '../commands/walk-in.ts';
import {
  CancelEnrollment,
  Enrolled,
  EnrollInSession,
  EnrollInSessions,
  Enrollment,
  Verdict,
  WalkIn,
} from '../schemas.ts';

const tags = ['enrollments'];

interface EnrollOptions {
  db: Database;
  /** Undefined: nothing is paid online. */
  checkout?: object | undefined;
}

export function enrollRoutes(app: App, options: EnrollOptions): void {
  const { db } = options;
  const lane = createBookingLane(db);
  app.readings.set('bandeja_bookings_waiting', {
    help: 'Bookings and cancellations whose turn has not come',
    read: lane.waiting,
  });
  app.post(
    '/api/classes/sessions/:id/enroll/',
    {
      config: { permission: 'classes.enroll', unversioned: true },
      schema: {
        tags,
        summary: 'Enrol in a session, or join its waiting list',
        params: IdParams,
        body: EnrollInSession,
        response: { 201: Enrollment },
      },
    },
    async (request, reply) => {
      refuseOffline(options, request.body);
      const answer = await enroll(lane, askerOf(request), {
        ...request.body,
        session_ids: [request.params.id],
      });
      const body = sendAnswer<Static<typeof Enrolled>>(reply, answer);
      return answer.status === 201 ? (body.results[0] as Enrollment) : (body as never);
    },
  );
  app.post(
    '/api/classes/sessions/:id/walk_in/',
    {
      config: { permission: 'classes.manage_enrollments', unversioned: true },
      schema: {
        tags,
        summary: 'Give somebody new a profile and a place in a session, or neither',
        params: IdParams,
        body: WalkIn,
        response: { 201: Enrollment },
      },
    },
    (request, reply) => request.write(reply, (scope) => walkIn(scope, request.params.id, request.body), 201),
  );
  app.post(
    '/api/classes/enroll/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'Enrol in several sessions, all or nothing',
        body: EnrollInSessions,
        response: { 201: Enrolled },
      },
    },
    async (request, reply) => {
      refuseOffline(options, request.body);
      return sendAnswer<Static<typeof Enrolled>>(reply, await enroll(lane, askerOf(request), request.body));
    },
  );
  app.get(
    '/api/classes/sessions/:id/can_enroll/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'Could this student enrol now, and if not, why?',
        params: IdParams,
        querystring: Strict({ student_id: Type.Optional(Id()) }),
        response: { 200: Verdict },
      },
    },
    (request) => request.read((scope) => canEnroll(scope, request.params.id, request.query.student_id)),
  );
  app.post(
    '/api/classes/sessions/:id/cancel_enrollment/',
    {
      config: { permission: 'classes.enroll', unversioned: true },
      schema: {
        tags,
        summary: 'Cancel a booking in a session',
        params: IdParams,
        body: CancelEnrollment,
        response: { 200: Enrollment },
      },
    },
    async (request, reply) => {
      const answer = await cancelInSession(lane, askerOf(request), request.params.id, request.body);
      return sendAnswer<Enrollment>(reply, answer);
    },
  );
  app.delete(
    '/api/classes/enrollments/:id/',
    {
      config: { permission: 'classes.enroll' },
      schema: { tags, summary: 'Cancel a booking', params: IdParams, response: { 200: Enrollment } },
    },
    async (request, reply) => {
      const answer = await cancelEnrollment(lane, askerOf(request), request.params.id);
      return sendAnswer<Enrollment>(reply, answer);
    },
  );
}

/** Throws 409 `online.off`. */
function refuseOffline({ checkout }: EnrollOptions, { pay_with }: { pay_with?: string }): void {
  if (pay_with === 'online' && !checkout) throw conflict('online.off', 'Nothing can be paid online here.');
}

const askerOf = (request: FastifyRequest): Asker => ({
  actor: request.actor,
  scope: request.tenantScope(),
  now: request.now,
  request_id: request.id,
  key: request.idempotency(),
});
