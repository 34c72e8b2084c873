import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelEnrollment, enroll } from '../features/enrollments/api.ts';
import {
  changeInstructor,
  type Instructor,
  type InstructorChange,
  instructorQuery,
  instructorsQuery,
} from '../features/instructors/api.ts';
import {
  availablePackagesQuery,
  type ClassPackage,
  myPackagesQuery,
  purchasePackage,
  type StudentPackage,
} from '../features/packages/api.ts';
import { progressQuery, type StudentProgress } from '../features/progress/api.ts';
import {
  addSchedule,
  changeSchedule,
  type NewSchedule,
  type Schedule,
  type ScheduleChange,
  type Session,
  scheduleQuery,
  schedulesQuery,
  timetableQuery,
} from '../features/scheduling/api.ts';
import { sendChange } from '../platform/client/change.ts';
import { now } from '../platform/formats/clock.ts';
import { addDays, type LocalDate } from '../platform/formats/local-date.ts';
import { localDateIn } from '../platform/formats/zoned.ts';
import { useSession } from '../platform/session/session.ts';

/** The source document's store, by its names. Lists are empty until they have come, and where one may not see them. */
export interface ClassesStore {
  schedules: Schedule[];
  currentSchedule: Schedule | null;
  createSchedule: (data: NewSchedule) => Promise<Schedule>;
  updateSchedule: (id: string, data: ScheduleChange) => Promise<void>;
  sessions: Session[];
  enrollInSession: (sessionId: string) => Promise<void>;
  cancelEnrollment: (enrollmentId: string) => Promise<void>;
  instructors: Instructor[];
  myInstructorProfile: Instructor | null;
  updateInstructorProfile: (data: InstructorChange) => Promise<void>;
  availablePackages: ClassPackage[];
  myPackages: StudentPackage[];
  purchasePackage: (packageId: string) => Promise<void>;
  studentProgress: StudentProgress | null;
  fetchStudentProgress: (studentId: string) => Promise<void>;
}

const PARTS = [
  ...(['schedules', 'currentSchedule', 'sessions', 'instructors', 'myInstructorProfile'] as const),
  ...(['availablePackages', 'myPackages'] as const),
];

interface Wanted {
  /** What is asked for; the others stay empty. All of it unless told. */
  reads?: readonly (typeof PARTS)[number][];
  /** The current one. */
  schedule_id?: string;
  /** Days of the sessions; the seven from today unless told. */
  days?: { from: LocalDate; until: LocalDate };
}

/**
 * The calls and the cache of the features under the names of the source document, at the club on screen and for who is
 * signed in: nothing is kept here but whose progress was fetched. `asked` has how each list stands, for `Loaded`.
 * What is sent rejects with the problem that the server answers; what it makes stale is asked for again.
 */
export function useClassesStore(wanted: Wanted = {}): ClassesStore & { asked: ReturnType<typeof useAsked> } {
  const queryClient = useQueryClient();
  const { me } = useSession();
  const [student_id, setStudent] = useState<string>();
  const asked = useAsked(wanted);
  const progress = useQuery({ ...progressQuery(student_id ?? ''), enabled: student_id !== undefined });
  return {
    asked,
    schedules: asked.schedules.data ?? [],
    currentSchedule: asked.currentSchedule.data ?? null,
    sessions: asked.sessions.data ?? [],
    instructors: asked.instructors.data ?? [],
    myInstructorProfile: asked.myInstructorProfile.data ?? null,
    availablePackages: asked.availablePackages.data ?? [],
    myPackages: asked.myPackages.data ?? [],
    studentProgress: progress.data ?? null,
    fetchStudentProgress: async (studentId) => {
      setStudent(studentId);
      await queryClient.fetchQuery(progressQuery(studentId));
    },
    ...sendings(queryClient, {
      student_id: (me.client ?? me.dependants[0])?.id,
      instructor_id: me.instructor?.id,
    }),
  };
}

function useAsked({ reads = PARTS, schedule_id, days }: Wanted) {
  const { me, club } = useSession();
  const club_id = club?.id ?? '';
  const today = localDateIn(now(), club?.timezone ?? 'UTC');
  const own_id = me.instructor?.id;
  const when = (part: (typeof PARTS)[number], isThere = true) => ({
    enabled: isThere && reads.includes(part),
  });
  return {
    schedules: useQuery({ ...schedulesQuery(club_id), ...when('schedules', club !== null) }),
    currentSchedule: useQuery({
      ...scheduleQuery(schedule_id ?? ''),
      ...when('currentSchedule', schedule_id !== undefined),
    }),
    sessions: useQuery({
      ...timetableQuery({ club_id, ...(days ?? { from: today, until: addDays(today, 6) }) }),
      ...when('sessions', club !== null),
    }),
    instructors: useQuery({ ...instructorsQuery, ...when('instructors') }),
    myInstructorProfile: useQuery({
      ...instructorQuery(own_id ?? ''),
      ...when('myInstructorProfile', own_id !== undefined),
    }),
    availablePackages: useQuery({ ...availablePackagesQuery, ...when('availablePackages') }),
    myPackages: useQuery({ ...myPackagesQuery(), ...when('myPackages') }),
  };
}

type Sendings = Pick<
  ClassesStore,
  | ('createSchedule' | 'updateSchedule' | 'enrollInSession' | 'cancelEnrollment')
  | ('updateInstructorProfile' | 'purchasePackage')
>;

/** For the person, or the first in their care: the source document names nobody in these. */
function sendings(
  queryClient: QueryClient,
  { student_id, instructor_id }: { student_id: string | undefined; instructor_id: string | undefined },
): Sendings {
  const student = () => own(student_id, 'student');
  return {
    createSchedule: (data) => sendChange(queryClient, addSchedule, data),
    updateSchedule: async (id, data) => void (await sendChange(queryClient, changeSchedule(id), data)),
    enrollInSession: async (sessionId) =>
      void (await sendChange(queryClient, enroll, { session_ids: [sessionId], student_id: student() })),
    cancelEnrollment: async (enrollmentId) =>
      void (await sendChange(queryClient, cancelEnrollment, enrollmentId)),
    updateInstructorProfile: async (data) =>
      void (await sendChange(queryClient, changeInstructor(own(instructor_id, 'instructor')), data)),
    purchasePackage: async (packageId) =>
      void (await sendChange(queryClient, purchasePackage, {
        ...{ package_id: packageId, student_id: student() },
      })),
  };
}

function own(id: string | undefined, role: string): string {
  if (id === undefined) throw new Error(`who is signed in has no profile as ${role}`);
  return id;
}
