import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../../src/kernel/http/openapi.ts';
import { told } from '../../src/told.ts';
import { buildClub, buildSecondClub, type Place, person } from '../builders.ts';
import { type Caller, useServer } from '../server.ts';
import { buildTwin, type Twin } from './clubs.ts';
import { type Operation, operationsOf, requestFor } from './requests.ts';

/*
 * Every operation, asked by every role about its own club and about another club of the same organization, against
 * what the document declares (docs/endpoints.md). Another organization: twin.http.test.ts.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
const roles = ['visitor', 'student', 'instructor', 'club_admin', 'owner'] as const;
type Role = (typeof roles)[number];
let place: Place;
let ours: Twin;
let theirs: Twin;
let callers: Record<Role, Caller>;
beforeAll(async () => {
  place = await buildClub(server.db);
  const owner = await person(server, place, 'owner');
  ours = await buildTwin(server, place);
  theirs = await buildTwin(server, { ...place, club_id: await buildSecondClub(server.db, place) });
  const [student, instructor] = [
    await person(server, place, 'student'),
    await person(server, place, 'instructor'),
  ];
  callers = { visitor: server.as(), student, instructor, club_admin: ours.admin, owner };
});

interface Declared extends Operation {
  permission: string;
  roles: readonly string[];
  across: boolean;
}

/** Reading first, then what writes nothing, so that what is asked about is still as it was; ends of things last. */
const turn = ({ method, path }: Operation) =>
  method === 'GET'
    ? 0
    : path.includes('/preview/')
      ? 1
      : method === 'DELETE' || path.endsWith('/cancel/')
        ? 3
        : 2;

function declared(): Declared[] {
  const document = openApiDocument(server.app as never) as never as Parameters<typeof operationsOf>[0];
  return operationsOf(document)
    .filter(({ path }) => !path.startsWith('/api/auth/'))
    .map((operation) => {
      const told = document.paths[operation.path]?.[operation.method.toLowerCase()];
      const { 'x-permission': permission, 'x-roles': holders, 'x-across-clubs': across = false } = told;
      return { ...operation, permission, roles: holders, across };
    })
    .sort((a, b) => turn(a) - turn(b));
}

async function ask(role: Role, operation: Operation, ids: Record<string, string>) {
  const request = requestFor(operation, (name) => ids[name] ?? randomUUID(), {
    organization: place.organization_slug,
  });
  const call = operation.method.toLowerCase() as 'get' | 'post';
  const by = callers[role];
  const { status, body } =
    operation.method === 'GET' || operation.method === 'DELETE'
      ? await by[call as 'get'](request.path)
      : await by[call as 'post'](request.path, request.body ?? {});
  return { status, code: body?.code as string | undefined };
}

const isLetIn = ({ permission, roles: holders }: Declared, role: Role): boolean =>
  permission === 'public' ||
  (role !== 'visitor' && (['signed_in', 'member'].includes(permission) || holders.includes(role)));

describe('every operation', () => {
  test('stops the roles that it is not declared for, at once, and lets the others ask', async () => {
    const wrong: string[] = [];
    for (const operation of declared()) {
      const name = `${operation.method} ${operation.path} (${operation.permission})`;
      const heard: string[] = [];
      for (const role of roles) {
        const { status, code } = await ask(role, operation, ours.ids);
        const stopped = role === 'visitor' ? status === 401 : status === 403 && code === 'forbidden';
        if (!isLetIn(operation, role) && !stopped) wrong.push(`${name} let ${role} in: ${status} ${code}`);
        if (isLetIn(operation, role) && !stopped) heard.push(role);
      }
      if (heard.length === 0 && operation.permission !== 'staff') wrong.push(`${name} heard nobody`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  test('about another club answers its coach and admin only where that is declared', async () => {
    const wrong: string[] = [];
    for (const operation of declared()) {
      if (!/\{/.test(operation.path) || ['public', 'signed_in'].includes(operation.permission)) continue;
      const name = `${operation.method} ${operation.path} (${operation.permission})`;
      const answers: number[] = [];
      for (const role of ['instructor', 'club_admin'] as const)
        answers.push((await ask(role, operation, theirs.ids)).status);
      const answered = answers.some((status) => status < 300);
      if (answered && !operation.across) wrong.push(`${name} answers about another club: ${answers}`);
      if (!answered && operation.across && operation.method === 'GET')
        wrong.push(`${name} is declared to answer about another club: ${answers}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  test('of which something is declared to cross clubs is there', () => {
    const all = declared();
    const names = new Set(all.flatMap(({ method, path, permission }) => [`${method} ${path}`, permission]));
    expect([...told().across].filter((one) => !names.has(one))).toEqual([]);
  });
});
