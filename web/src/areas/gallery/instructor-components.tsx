import { useQuery } from '@tanstack/react-query';
import { type Attendance, attendanceQuery } from '../../features/attendance/api.ts';
import { AttendanceMarking } from '../../features/attendance/components/attendance-marking.tsx';
import { InstructorSchedule } from '../../features/attendance/components/instructor-schedule.tsx';
import { summaryQuery } from '../../features/evaluations/api.ts';
import { EvaluationSummary } from '../../features/evaluations/components/evaluation-summary.tsx';
import { myStudentsQuery } from '../../features/progress/api.ts';
import { StudentProgressView } from '../../features/progress/components/student-progress-view.tsx';
import { now } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { classLink } from './core-components.tsx';
import { Shown, type Store, useClub } from './shown.tsx';

export function InstructorComponents({ store }: { store: Store }) {
  const { me, formats } = useClub();
  const coach = store.myInstructorProfile ?? store.instructors.find(({ is_active }) => is_active);
  const today = formats.localDate(now());
  const days = Array.from({ length: 7 }, (_, by) => addDays(today, by));
  const given = store.sessions.filter(({ instructor }) => instructor?.id === coach?.id);
  const [current] = given.filter(
    ({ enrolled_count, abilities }) => enrolled_count > 0 && abilities.manage_enrollments,
  );
  const attendance = useQuery({ ...attendanceQuery(current?.id ?? ''), enabled: current !== undefined });
  const students = useQuery({ ...myStudentsQuery, enabled: me.instructor !== null });
  const evaluations = useQuery({ ...summaryQuery(coach?.id ?? ''), enabled: coach !== undefined });
  return (
    <>
      <Shown name="InstructorSchedule" of={coach}>
        {({ id: own_id }) => (
          <InstructorSchedule sessions={given} link={classLink} {...{ days, today, formats, own_id }} />
        )}
      </Shown>
      <Shown
        name="AttendanceMarking"
        of={current && attendance.data && { ...current, rows: attendance.data }}
      >
        {(session: { id: string; name: string; rows: Attendance[] }) => (
          <AttendanceMarking
            session_id={session.id}
            name={session.name}
            attendance={session.rows}
            cards={new Map()}
            formats={formats}
            readOnly
          />
        )}
      </Shown>
      <Shown name="StudentProgressView" of={me.instructor ? students.data : []}>
        {(all) => <StudentProgressView students={all} formats={formats} link={({ name }) => name} />}
      </Shown>
      <Shown name="EvaluationSummary" of={evaluations.data}>
        {(all) => <EvaluationSummary evaluations={all} formats={formats} />}
      </Shown>
    </>
  );
}
