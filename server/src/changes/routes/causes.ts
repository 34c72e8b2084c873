import { AddException, Exception } from '../../instructors/public.ts';
import type { App } from '../../kernel/http/app.ts';
import { Id, IdParams, Shape, Strict } from '../../kernel/http/types.ts';
import { AddClosure, Closure } from '../../organizations/public.ts';
import { applyChange, previewChange } from '../commands/apply.ts';
import { absenceOf, closureOf, stoppageOf } from '../commands/kinds.ts';
import { ChangePreview, decisions, decisionsIn, effect, Stoppage } from '../schemas/changes.ts';

const CloseClub = Strict({ ...AddClosure.properties, ...decisions });
const ClosureAdded = Shape('ClosureAdded', { ...Closure.properties, ...effect });
const StopClasses = Strict({ ...Stoppage.properties, ...decisions });
const ClassesStopped = Shape('ClassesStopped', { id: Id(), ...effect });
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
      const [decided, closure] = decisionsIn(request.body);
      const change = closureOf(request.params.id, closure);
      return request.write(reply, (scope) => applyChange(scope, change, decided), 201);
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
      const [decided, exception] = decisionsIn(request.body);
      const change = absenceOf(request.params.id, exception);
      return request.write(reply, (scope) => applyChange(scope, change, decided), 201);
    },
  );
}

export function stoppageRoutes(app: App): void {
  const config = { permission: 'tenancy.change_club', long: true };
  app.post(
    '/api/clubs/:id/stoppages/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['clubs'],
        summary: 'The classes and people of some hours of one day, as rain would hit them; writes nothing',
        params: IdParams,
        body: Stoppage,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewChange(scope, stoppageOf(request.params.id, request.body))),
  );
  app.post(
    '/api/clubs/:id/stoppages/',
    {
      config,
      schema: {
        tags: ['clubs'],
        summary: 'Call off, move or keep the classes of some hours of one day',
        params: IdParams,
        body: StopClasses,
        response: { 201: ClassesStopped },
      },
    },
    (request, reply) => {
      const [decided, stoppage] = decisionsIn(request.body);
      const change = stoppageOf(request.params.id, stoppage);
      return request.write(reply, (scope) => applyChange(scope, change, decided), 201);
    },
  );
}
