import type { App } from '../../kernel/http/app.ts';
import { daySheet } from '../queries/day-sheet.ts';
import { DaySheet, DaySheetQuery } from '../schemas.ts';

export function daySheetRoutes(app: App): void {
  app.get(
    '/api/classes/day_sheet/',
    {
      config: { permission: 'classes.manage_enrollments' },
      schema: {
        tags: ['enrollments'],
        summary:
          'A day of a club to be printed: the classes that one runs, who is in them, and how to call them',
        querystring: DaySheetQuery,
        response: { 200: DaySheet },
      },
    },
    (request) => request.read((scope) => daySheet(scope, request.query)),
  );
}
