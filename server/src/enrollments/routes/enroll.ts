import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ownClientId } from '../../clients/public.ts';
import type { Database } from '../../kernel/db/database.ts';
import type { App } from '../../kernel/http/app.ts';
import type { Answer } from '../../kernel/http/idempotency.ts';
import { Id, IdParams, Strict } from '../../kernel/http/types.ts';
import { found } from '../../kernel/problem.ts';
import { cancelEnrollment } from '../commands/cancel.ts';
import { type Asker, enroll, refusalProblem } from '../commands/enroll.ts';
import { createBookingLane } from '../commands/lane.ts';
import { canEnroll } from '../commands/verdict.ts';
import { activeEnrollmentId } from '../queries/enrollments.ts';
import {
  CancelEnrollment,
  Enrolled,
  EnrollInSession,
  EnrollInSessions,
  Enrollment,
  Verdict,
} from '../schemas.ts';

const tags = ['enrollments'];

export function enrollRoutes(app: App, { db }: { db: Database }): void {
  const lane = createBookingLane(db);
  app.post(
    '/api/classes/sessions/:id/enroll/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'Enrol in a session, or join its waiting list',
        params: IdParams,
        body: EnrollInSession,
        response: { 201: Enrollment },
      },
    },
    async (request, reply) => {
      const answer = await enroll(lane, askerOf(request), {
        ...request.body,
        session_ids: [request.params.id],
      });
      return send(reply, answer, (body) => (body as { results: Enrollment[] }).results[0] as Enrollment);
    },
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
    async (request, reply) =>
      send(reply, await enroll(lane, askerOf(request), request.body), (body) => body as never),
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
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'Cancel a booking in a session',
        params: IdParams,
        body: CancelEnrollment,
        response: { 200: Enrollment },
      },
    },
    async (request, reply) => {
      const { student_id = found(ownClientId(request.actor), 'client profile of yours'), reason = '' } =
        request.body;
      const session_id = request.params.id;
      const id = await request.read((scope) => activeEnrollmentId(scope, session_id, student_id));
      if (id === undefined) throw refusalProblem([{ session_id, code: 'not_enrolled' }]);
      const answer = await cancelEnrollment(lane, askerOf(request), { enrollment_id: id, reason });
      return send(reply, answer, (body) => body as Enrollment);
    },
  );
  app.delete(
    '/api/classes/enrollments/:id/',
    {
      config: { permission: 'classes.enroll' },
      schema: { tags, summary: 'Cancel a booking', params: IdParams, response: { 200: Enrollment } },
    },
    async (request, reply) => {
      const answer = await cancelEnrollment(lane, askerOf(request), {
        enrollment_id: request.params.id,
        reason: '',
      });
      return send(reply, answer, (body) => body as Enrollment);
    },
  );
}

const askerOf = (request: FastifyRequest): Asker => ({
  actor: request.actor,
  scope: request.tenantScope(),
  now: request.now,
  request_id: request.id,
  key: request.idempotency(),
});

/** A replayed answer may be a refusal; it is sent as it was. */
function send<T>(reply: FastifyReply, answer: Answer, shape: (body: unknown) => T): T {
  void reply.code(answer.status);
  if (answer.status < 400) return shape(answer.body);
  void reply.header('content-type', 'application/problem+json; charset=utf-8').serializer(JSON.stringify);
  return answer.body as T;
}
