import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../../kernel/http/list-file.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import { createSchedule } from '../commands/create.ts';
import { changeSchedule, removeSchedule, replaceSchedule } from '../commands/schedules.ts';
import { getSchedule, listSchedules } from '../queries/schedules.ts';
import { scheduleFile } from '../rules/list-files.ts';
import {
  AddSchedule,
  ChangeSchedule,
  ReplaceSchedule,
  Schedule,
  ScheduleFile,
  ScheduleFilter,
} from '../schemas/schedule.ts';
import { scheduleActionRoutes } from './schedule-actions.ts';

const tags = ['schedules'];

export function scheduleRoutes(app: App): void {
  app.get(
    '/api/classes/schedules/',
    {
      config: { permission: 'classes.view_classschedule' },
      schema: {
        tags,
        summary: 'The published schedules, and those that you run, by name',
        querystring: ScheduleFilter,
        response: { 200: Page(Schedule) },
      },
    },
    (request) => request.read((scope) => listSchedules(scope, request.query)),
  );
  app.get(
    '/api/classes/schedules/export_file/',
    {
      config: { permission: 'classes.add_classschedule', long: true },
      schema: {
        tags,
        summary: 'The schedules of the list as a .csv file',
        querystring: ScheduleFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, { file: scheduleFile, query: request.query, page: listSchedules }),
  );
  app.post(
    '/api/classes/schedules/',
    {
      config: { permission: 'classes.add_classschedule' },
      schema: { tags, summary: 'Add a draft', body: AddSchedule, response: { 201: Schedule } },
    },
    (request, reply) =>
      request.write(
        reply,
        async (scope) => getSchedule(scope, await createSchedule(scope, request.body)),
        201,
      ),
  );
  app.get(
    '/api/classes/schedules/:id/',
    {
      config: { permission: 'classes.view_classschedule', versioned: { table: 'class_schedules' } },
      schema: { tags, summary: 'One schedule', params: IdParams, response: { 200: Schedule } },
    },
    (request) => request.read((scope) => getSchedule(scope, request.params.id)),
  );
  changeRoutes(app);
  scheduleActionRoutes(app);
}

function changeRoutes(app: App): void {
  app.put(
    '/api/classes/schedules/:id/',
    {
      config: { permission: 'classes.change_classschedule', long: true },
      schema: {
        tags,
        summary: 'Write a schedule anew, and with it its sessions to come',
        params: IdParams,
        body: ReplaceSchedule,
        response: { 200: Schedule },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await replaceSchedule(scope, request.params.id, request.body);
        return getSchedule(scope, request.params.id);
      }),
  );
  app.patch(
    '/api/classes/schedules/:id/',
    {
      config: { permission: 'classes.change_classschedule', long: true },
      schema: {
        tags,
        summary: 'Change a schedule, and with it its sessions to come',
        description: 'Sessions keep what was changed in them by hand.',
        params: IdParams,
        body: ChangeSchedule,
        response: { 200: Schedule },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await changeSchedule(scope, request.params.id, request.body);
        return getSchedule(scope, request.params.id);
      }),
  );
  app.delete(
    '/api/classes/schedules/:id/',
    {
      config: { permission: 'classes.delete_classschedule' },
      schema: {
        tags,
        summary: 'Remove a draft; what was published is cancelled instead',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(
        reply,
        async (scope) => {
          await removeSchedule(scope, request.params.id);
          return null;
        },
        204,
      ),
  );
}
