import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { whole } from '../kernel/http/paging.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { addLevel, addType, changeLevel, changeType, removeLevel } from './commands.ts';
import { getLevel, getType, listLevels, listTypes } from './queries.ts';
import { typesFile } from './rules.ts';
import {
  AddLevel,
  AddType,
  ChangeLevel,
  ChangeType,
  ClassLevel,
  ClassType,
  TypesFile,
  TypesQuery,
} from './schemas.ts';

const tags = ['catalog'];

export function catalogRoutes(app: App): void {
  app.get(
    '/api/classes/levels/',
    {
      config: { permission: 'classes.view_catalog' },
      schema: { tags, summary: 'The levels, in their order', response: { 200: Page(ClassLevel) } },
    },
    (request) => request.read(async (scope) => whole(await listLevels(scope))),
  );
  app.get(
    '/api/classes/levels/:id/',
    {
      config: { permission: 'classes.view_catalog', versioned: { table: 'class_levels' } },
      schema: { tags, summary: 'One level', params: IdParams, response: { 200: ClassLevel } },
    },
    (request) => request.read((scope) => getLevel(scope, request.params.id)),
  );
  app.patch(
    '/api/classes/levels/:id/',
    {
      config: { permission: 'classes.change_classlevel' },
      schema: {
        tags,
        summary: 'Change a level',
        params: IdParams,
        body: ChangeLevel,
        response: { 200: ClassLevel },
      },
    },
    (request, reply) => request.write(reply, (scope) => changeLevel(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/levels/',
    {
      config: { permission: 'classes.change_classlevel' },
      schema: { tags, summary: 'Add a level', body: AddLevel, response: { 201: ClassLevel } },
    },
    (request, reply) => request.write(reply, (scope) => addLevel(scope, request.body), 201),
  );
  app.delete(
    '/api/classes/levels/:id/',
    {
      config: { permission: 'classes.change_classlevel' },
      schema: {
        tags,
        summary: 'Remove a level that no group is of',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => removeLevel(scope, request.params.id) as Promise<never>, 204),
  );
  typeRoutes(app);
}

function typeRoutes(app: App): void {
  app.get(
    '/api/classes/types/export_file/',
    {
      config: { permission: 'classes.add_classtype', long: true },
      schema: {
        tags,
        summary: 'The class types as a .csv file',
        querystring: TypesFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, {
        ...{ file: typesFile, query: request.query },
        page: async (scope, asked) => whole(await listTypes(scope, asked)),
      }),
  );
  app.get(
    '/api/classes/types/',
    {
      config: { permission: 'classes.view_catalog' },
      schema: {
        tags,
        summary: 'The class types, by name',
        querystring: TypesQuery,
        response: { 200: Page(ClassType) },
      },
    },
    (request) => request.read(async (scope) => whole(await listTypes(scope, request.query))),
  );
  app.post(
    '/api/classes/types/',
    {
      config: { permission: 'classes.add_classtype' },
      schema: { tags, summary: 'Add a class type', body: AddType, response: { 201: ClassType } },
    },
    (request, reply) => request.write(reply, (scope) => addType(scope, request.body), 201),
  );
  app.get(
    '/api/classes/types/:id/',
    {
      config: { permission: 'classes.view_catalog', versioned: { table: 'class_types' } },
      schema: { tags, summary: 'One class type', params: IdParams, response: { 200: ClassType } },
    },
    (request) => request.read((scope) => getType(scope, request.params.id)),
  );
  app.patch(
    '/api/classes/types/:id/',
    {
      config: { permission: 'classes.change_classtype' },
      schema: {
        tags,
        summary: 'Change a class type',
        params: IdParams,
        body: ChangeType,
        response: { 200: ClassType },
      },
    },
    (request, reply) => request.write(reply, (scope) => changeType(scope, request.params.id, request.body)),
  );
}
