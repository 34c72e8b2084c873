import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { whole } from '../../kernel/http/paging.ts';
import { Id, IdParams, OneOf, Page, pageQuery, Strict } from '../../kernel/http/types.ts';
import { previewCancellation } from '../commands/cancellation.ts';
import { recordPayment, undoPayment } from '../commands/payment.ts';
import { reorderWaiting } from '../commands/reorder.ts';
import { getEnrollment, sessionRoster } from '../queries/enrollments.ts';
import { myClasses } from '../queries/my-classes.ts';
import { Cancellation } from '../schemas/cancellation.ts';
import { Enrollment, MyClass, RecordPayment, Reorder, RosterEntry, UndoPayment } from '../schemas.ts';

const tags = ['enrollments'];

export function manageRoutes(app: App): void {
  app.get(
    '/api/classes/my_classes/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'My bookings and those of my dependants',
        querystring: Strict({
          when: Type.Optional(OneOf(['upcoming', 'past'])),
          student_id: Type.Optional(Id()),
          include_cancelled: Type.Optional(Type.Boolean()),
          include_released: Type.Optional(
            Type.Boolean({
              description: 'With the dates of fixed places that were given back and can be had again',
            }),
          ),
          ...pageQuery,
        }),
        response: { 200: Page(MyClass) },
      },
    },
    (request) => request.read((scope) => myClasses(scope, request.query)),
  );
  app.get(
    '/api/classes/sessions/:id/enrollments/',
    {
      config: { permission: 'classes.manage_enrollments' },
      schema: {
        tags,
        summary: 'The roster of a session and its waiting list',
        params: IdParams,
        querystring: Strict({ include_cancelled: Type.Optional(Type.Boolean()) }),
        response: { 200: Page(RosterEntry) },
      },
    },
    (request) =>
      request.read(async (scope) => whole(await sessionRoster(scope, request.params.id, request.query))),
  );
  app.get(
    '/api/classes/enrollments/:id/',
    {
      config: { permission: 'classes.enroll' },
      schema: { tags, summary: 'One booking', params: IdParams, response: { 200: Enrollment } },
    },
    (request) => request.read((scope) => getEnrollment(scope, request.params.id)),
  );
  app.get(
    '/api/classes/enrollments/:id/cancellation/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'What cancelling this booking would do now: late or not, and what comes back',
        params: IdParams,
        response: { 200: Cancellation },
      },
    },
    (request) => request.read((scope) => previewCancellation(scope, request.params.id)),
  );
  app.post(
    '/api/classes/enrollments/:id/reorder/',
    {
      config: { permission: 'classes.manage_enrollments', unversioned: true },
      schema: {
        tags,
        summary: 'Put somebody elsewhere in a waiting list',
        params: IdParams,
        body: Reorder,
        response: { 200: Enrollment },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => reorderWaiting(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/enrollments/:id/record_payment/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'The desk was paid',
        params: IdParams,
        body: RecordPayment,
        response: { 200: Enrollment },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => recordPayment(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/enrollments/:id/undo_payment/',
    {
      config: { permission: 'classes.record_payment' },
      schema: {
        tags,
        summary: 'Take back a payment that was recorded by mistake, within a month',
        params: IdParams,
        body: UndoPayment,
        response: { 200: Enrollment },
      },
    },
    (request, reply) => request.write(reply, (scope) => undoPayment(scope, request.params.id, request.body)),
  );
}
