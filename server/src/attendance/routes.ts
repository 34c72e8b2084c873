import type { App } from '../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { whole } from '../kernel/http/paging.ts';
import { checkDates, maxFileDays } from '../kernel/http/range.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { checkIn, undoCheckIn } from './commands/check-in.ts';
import { checkInCode, type Signing } from './commands/code.ts';
import { giveFeedback } from './commands/feedback.ts';
import { markAttendance } from './commands/mark.ts';
import { listAttendance, listBookings, myAttendance } from './queries.ts';
import { bookingFile } from './rules/list-file.ts';
import {
  Attendance,
  BookingsFile,
  CheckIn,
  CheckInCode,
  Feedback,
  MarkAttendance,
  MyAttendance,
  MyAttendanceQuery,
  WhoseCheckIn,
} from './schemas.ts';

const tags = ['attendance'];

export function attendanceRoutes(app: App, signing: Signing): void {
  bookingFileRoute(app);
  checkInRoutes(app, signing);
  app.get(
    '/api/classes/sessions/:id/attendance/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Who has a place, and who came',
        params: IdParams,
        response: { 200: Page(Attendance) },
      },
    },
    (request) => request.read(async (scope) => whole(await listAttendance(scope, request.params.id))),
  );
  app.post(
    '/api/classes/sessions/:id/mark_attendance/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Mark the whole roster, all or nothing; again to correct it',
        params: IdParams,
        body: MarkAttendance,
        response: { 200: Page(Attendance) },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) =>
        whole(await markAttendance(scope, request.params.id, request.body)),
      ),
  );
  app.get(
    '/api/classes/my_attendance/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'The attendance of mine and of my dependants, latest first',
        querystring: MyAttendanceQuery,
        response: { 200: Page(MyAttendance) },
      },
    },
    (request) => request.read((scope) => myAttendance(scope, request.query)),
  );
  app.patch(
    '/api/classes/attendance/:id/feedback/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'Rate a class that I attended',
        params: IdParams,
        body: Feedback,
        response: { 200: Attendance },
      },
    },
    (request, reply) => request.write(reply, (scope) => giveFeedback(scope, request.params.id, request.body)),
  );
}

function checkInRoutes(app: App, signing: Signing): void {
  const url = '/api/classes/sessions/:id/check_in/';
  app.get(
    '/api/classes/sessions/:id/check_in_code/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'The code to show at the class, for the students to check in with',
        params: IdParams,
        response: { 200: CheckInCode },
      },
    },
    (request) => request.read((scope) => checkInCode(scope, signing, request.params.id)),
  );
  app.post(
    url,
    {
      config: { permission: 'classes.enroll' },
      schema: { tags, summary: 'Check in', params: IdParams, body: CheckIn, response: { 200: Attendance } },
    },
    (request, reply) =>
      request.write(reply, (scope) => checkIn(scope, signing.secret, request.params.id, request.body)),
  );
  app.delete(
    url,
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Take a check-in back',
        params: IdParams,
        querystring: WhoseCheckIn,
        response: { 200: Attendance },
      },
    },
    (request, reply) => request.write(reply, (scope) => undoCheckIn(scope, request.params.id, request.query)),
  );
}

/** Bookings with who came: here, because attendance is known here. */
function bookingFileRoute(app: App): void {
  app.get(
    '/api/classes/enrollments/export_file/',
    {
      config: { permission: 'classes.record_payment', long: true },
      schema: {
        tags: ['enrollments'],
        summary: 'Bookings, waiting lists and attendance of a club’s dates as a .csv file',
        querystring: BookingsFile,
        response: fileResponse,
      },
    },
    (request, reply) => {
      checkDates(request.query, maxFileDays);
      return sendListFile(request, reply, { file: bookingFile, query: request.query, page: listBookings });
    },
  );
}
