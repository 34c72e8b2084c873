import type { App } from '../../kernel/http/app.ts';
import { importTimetable } from '../commands/import/timetable.ts';
import { ImportTimetable, TimetableReport } from '../schemas/timetable.ts';

const mebibyte = 1024 * 1024;

export function timetableRoutes(app: App): void {
  app.post(
    '/api/classes/timetable/import/',
    {
      config: { permission: 'classes.import_timetable', long: true },
      bodyLimit: 4 * mebibyte, // a million characters, whatever JSON makes of them
      schema: {
        tags: ['schedules'],
        summary: 'Import a timetable (CSV); docs/domain/timetable-import.md tells its columns',
        body: ImportTimetable,
        response: { 200: TimetableReport },
      },
    },
    (request, reply) => request.write(reply, (scope) => importTimetable(scope, request.body)),
  );
}
