import { readFileTable } from '../../kernel/files/read.ts';
import type { App } from '../../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../../kernel/http/list-file.ts';
import { fileBodyLimit } from '../../kernel/http/types.ts';
import { importTimetable } from '../commands/import/timetable.ts';
import { listTimetable } from '../queries/timetable.ts';
import { timetableFile } from '../rules/timetable/export.ts';
import { ScheduleFile } from '../schemas/schedule.ts';
import { ImportTimetable, ImportTimetableFile, TimetableReport } from '../schemas/timetable.ts';

const mebibyte = 1024 * 1024;
const config = { permission: 'classes.import_timetable', long: true } as const;

export function timetableRoutes(app: App): void {
  app.post(
    '/api/classes/timetable/import/',
    {
      config,
      bodyLimit: 4 * mebibyte, // a million characters, whatever JSON makes of them
      schema: {
        tags: ['schedules'],
        summary: 'Import a timetable (CSV); docs/domain/imports.md tells its columns',
        body: ImportTimetable,
        response: { 200: TimetableReport },
      },
    },
    (request, reply) => request.write(reply, (scope) => importTimetable(scope, request.body)),
  );

  app.get(
    '/api/classes/timetable/export_file/',
    {
      config: { permission: 'classes.import_timetable', long: true },
      schema: {
        tags: ['schedules'],
        summary: 'The weekly and daily schedules of the list as a timetable (.csv) that can be imported',
        querystring: ScheduleFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, { file: timetableFile, query: request.query, page: listTimetable }),
  );
  app.post(
    '/api/classes/timetable/import_file/',
    {
      config,
      bodyLimit: fileBodyLimit,
      schema: {
        tags: ['schedules'],
        summary: 'Import a timetable from the bytes of a .csv or .xlsx file; docs/domain/imports.md',
        body: ImportTimetableFile,
        response: { 200: TimetableReport },
      },
    },
    async (request, reply) => {
      const { file, sheet, ...options } = request.body;
      // Read before the transaction begins, which would wait for it.
      const table = await readFileTable(Buffer.from(file, 'base64'), sheet);
      return request.write(reply, (scope) => importTimetable(scope, options, table));
    },
  );
}
