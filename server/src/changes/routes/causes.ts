import { AddException, Exception } from '../../instructors/public.ts';
import type { App } from '../../kernel/http/app.ts';
import { IdParams, Shape, Strict } from '../../kernel/http/types.ts';
import { AddClosure, Closure } from '../../organizations/public.ts';
import { applyChange, previewChange } from '../commands/apply.ts';
import { absenceOf, closureOf } from '../commands/kinds.ts';
import { ChangePreview, decisions, effect } from '../schemas.ts';

const CloseClub = Strict({ ...AddClosure.properties, ...decisions });
const ClosureAdded = Shape('ClosureAdded', { ...Closure.properties, ...effect });
const AddAbsence = Strict({ ...AddException.properties, ...decisions });
const ExceptionAdded = Shape('InstructorExceptionAdded', { ...Exception.properties, ...effect });

export function closureRoutes(app: App): void {
  const config = { permission: 'tenancy.change_club', long: true };
  app.post(
    '/api/clubs/:id/closures/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['clubs'],
        summary: 'The classes and people that a closure would hit; writes nothing',
        params: IdParams,
        body: AddClosure,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewChange(scope, closureOf(request.params.id, request.body))),
  );
  app.post(
    '/api/clubs/:id/closures/',
    {
      config,
      schema: {
        tags: ['clubs'],
        summary: 'Close the club for a span of days, and decide about the classes on them',
        params: IdParams,
        body: CloseClub,
        response: { 201: ClosureAdded },
      },
    },
    (request, reply) => {
      const { classes, otherwise, ...closure } = request.body;
      const change = closureOf(request.params.id, closure);
      return request.write(reply, (scope) => applyChange(scope, change, { classes, otherwise }), 201);
    },
  );
}

export function absenceRoutes(app: App): void {
  const config = { permission: 'classes.change_instructor', long: true };
  app.post(
    '/api/classes/instructors/:id/exceptions/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['instructors'],
        summary: 'The classes and people that leave would hit, with possible substitutes; writes nothing',
        params: IdParams,
        body: AddException,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewChange(scope, absenceOf(request.params.id, request.body))),
  );
  app.post(
    '/api/classes/instructors/:id/exceptions/',
    {
      config,
      schema: {
        tags: ['instructors'],
        summary: 'Add leave, and decide about the classes in it; or extra hours',
        params: IdParams,
        body: AddAbsence,
        response: { 201: ExceptionAdded },
      },
    },
    (request, reply) => {
      const { classes, otherwise, ...exception } = request.body;
      const change = absenceOf(request.params.id, exception);
      return request.write(reply, (scope) => applyChange(scope, change, { classes, otherwise }), 201);
    },
  );
}
