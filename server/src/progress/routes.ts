import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { whole } from '../kernel/http/paging.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { getOrganization } from '../organizations/public.ts';
import { confirmLevel, takeBackLevel } from './commands/level.ts';
import { addSkill, changeSkill, loadCatalog, removeSkill } from './commands/skills.ts';
import { tickSkill, untickSkill } from './commands/ticks.ts';
import { reportPdf } from './queries/pdf.ts';
import { progressOf } from './queries/progress.ts';
import { reportOf } from './queries/report.ts';
import { getSkill, listSkills } from './queries/skills.ts';
import { myStudents, sessionSkills } from './queries/students.ts';
import {
  AddSkill,
  ChangeSkill,
  ConfirmLevel,
  MyStudent,
  ProgressReport,
  ReportFile,
  ReportQuery,
  SessionSkills,
  Skill,
  SkillsQuery,
  StudentProgress,
  StudentSkill,
  TakeBackLevel,
  Tick,
  TickParams,
} from './schemas.ts';

const tags = ['progress'];

export function progressRoutes(app: App): void {
  skillRoutes(app);
  tickRoutes(app);
  levelRoutes(app);
  app.get(
    '/api/classes/students/:id/progress/',
    {
      config: { permission: 'classes.view_student_progress' },
      schema: {
        tags,
        summary: 'What a student has learnt, how they play, and which level comes next',
        params: IdParams,
        response: { 200: StudentProgress },
      },
    },
    (request) => request.read((scope) => progressOf(scope, request.params.id)),
  );
  app.get(
    '/api/classes/students/:id/progress_report/',
    {
      config: { permission: 'classes.view_student_progress' },
      schema: {
        tags,
        summary: 'The progress of a student in a time',
        params: IdParams,
        querystring: ReportQuery,
        response: { 200: ProgressReport },
      },
    },
    (request) => request.read((scope) => reportOf(scope, request.params.id, request.query)),
  );
  app.get(
    '/api/classes/students/:id/progress_report/file/',
    {
      config: { permission: 'classes.view_student_progress' },
      schema: {
        tags,
        summary: 'The progress of a student in a time as a PDF, to print or to keep',
        params: IdParams,
        querystring: ReportFile,
        response: { 200: { content: { 'application/pdf': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const { language = 'es', ...time } = request.query;
      const { report, organization } = await request.read(async (scope) => ({
        report: await reportOf(scope, request.params.id, time),
        organization: (await getOrganization(scope)).name,
      }));
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="progress-${report.to}.pdf"`)
        .header('cache-control', 'no-store')
        .send((await reportPdf(report, { language, organization })) as never) as never;
    },
  );
  app.get(
    '/api/classes/my_students/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Whom I have taught in the last half year, and how far they are',
        response: { 200: Page(MyStudent) },
      },
    },
    (request) => request.read(async (scope) => whole(await myStudents(scope))),
  );
}

function skillRoutes(app: App): void {
  app.get(
    '/api/classes/skills/',
    {
      config: { permission: 'classes.view_catalog' },
      schema: {
        tags,
        summary: 'What is taught, level by level',
        querystring: SkillsQuery,
        response: { 200: Page(Skill) },
      },
    },
    (request) => request.read(async (scope) => whole(await listSkills(scope, request.query))),
  );
  app.get(
    '/api/classes/skills/:id/',
    {
      config: { permission: 'classes.view_catalog', versioned: { table: 'skills' } },
      schema: { tags, summary: 'One skill', params: IdParams, response: { 200: Skill } },
    },
    (request) => request.read((scope) => getSkill(scope, request.params.id)),
  );
  app.post(
    '/api/classes/skills/',
    {
      config: { permission: 'classes.change_skill' },
      schema: { tags, summary: 'Add a skill', body: AddSkill, response: { 201: Skill } },
    },
    (request, reply) => request.write(reply, (scope) => addSkill(scope, request.body), 201),
  );
  app.post(
    '/api/classes/skills/load_catalog/',
    {
      config: { permission: 'classes.change_skill' },
      schema: {
        tags,
        summary: 'Start with the padel catalogue, while there are no skills',
        response: { 200: Page(Skill) },
      },
    },
    (request, reply) => request.write(reply, async (scope) => whole(await loadCatalog(scope))),
  );
  app.patch(
    '/api/classes/skills/:id/',
    {
      config: { permission: 'classes.change_skill' },
      schema: {
        tags,
        summary: 'Change a skill, or put it out of use',
        params: IdParams,
        body: ChangeSkill,
        response: { 200: Skill },
      },
    },
    (request, reply) => request.write(reply, (scope) => changeSkill(scope, request.params.id, request.body)),
  );
  app.delete(
    '/api/classes/skills/:id/',
    {
      config: { permission: 'classes.change_skill' },
      schema: {
        tags,
        summary: 'Remove a skill that nobody masters',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => removeSkill(scope, request.params.id) as Promise<never>, 204),
  );
}

function tickRoutes(app: App): void {
  const of = ({ id, skill_id }: { id: string; skill_id: string }) => ({ student_id: id, skill_id });
  app.get(
    '/api/classes/sessions/:id/skills/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Who has a place in a class, and what they master',
        params: IdParams,
        response: { 200: SessionSkills },
      },
    },
    (request) => request.read((scope) => sessionSkills(scope, request.params.id)),
  );
  app.put(
    '/api/classes/students/:id/skills/:skill_id/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Say that a student masters a skill',
        params: TickParams,
        body: Tick,
        response: { 200: StudentSkill },
      },
    },
    (request, reply) => request.write(reply, (scope) => tickSkill(scope, of(request.params), request.body)),
  );
  app.delete(
    '/api/classes/students/:id/skills/:skill_id/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Take back that a student masters a skill',
        params: TickParams,
        querystring: Tick,
        response: { 200: StudentSkill },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => untickSkill(scope, of(request.params), request.query)),
  );
}

function levelRoutes(app: App): void {
  app.post(
    '/api/classes/students/:id/level/',
    {
      config: { permission: 'classes.mark_attendance', adds: true },
      schema: {
        tags,
        summary: 'Confirm the level of a student',
        params: IdParams,
        body: ConfirmLevel,
        response: { 200: StudentProgress },
      },
    },
    (request, reply) => request.write(reply, (scope) => confirmLevel(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/students/:id/level/take_back/',
    {
      config: { permission: 'classes.mark_attendance' },
      schema: {
        tags,
        summary: 'Take back the confirmation of a level, while it is the last that happened to it',
        params: IdParams,
        body: TakeBackLevel,
        response: { 200: StudentProgress },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => takeBackLevel(scope, request.params.id, request.body)),
  );
}
