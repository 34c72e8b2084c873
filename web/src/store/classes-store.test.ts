import { expectTypeOf, it } from 'vitest';
import type { Instructor } from '../features/instructors/api.ts';
import type { ClassPackage, StudentPackage } from '../features/packages/api.ts';
import type { StudentProgress } from '../features/progress/api.ts';
import type { Schedule, ScheduleChange, Session } from '../features/scheduling/api.ts';
import type { ClassesStore, useClassesStore } from './classes-store.ts';

type Sends<Input> = (input: Input) => Promise<void>;

it('has each member of the source document’s interface in its shape, checked with the types', () => {
  expectTypeOf<ReturnType<typeof useClassesStore>>().toExtend<ClassesStore>();
  expectTypeOf<ClassesStore>().toEqualTypeOf<{
    schedules: Schedule[];
    currentSchedule: Schedule | null;
    createSchedule: (data: Parameters<ClassesStore['createSchedule']>[0]) => Promise<Schedule>;
    updateSchedule: (id: string, data: ScheduleChange) => Promise<void>;
    sessions: Session[];
    enrollInSession: Sends<string>;
    cancelEnrollment: Sends<string>;
    instructors: Instructor[];
    myInstructorProfile: Instructor | null;
    updateInstructorProfile: Sends<Parameters<ClassesStore['updateInstructorProfile']>[0]>;
    availablePackages: ClassPackage[];
    myPackages: StudentPackage[];
    purchasePackage: Sends<string>;
    studentProgress: StudentProgress | null;
    fetchStudentProgress: Sends<string>;
  }>();
  expectTypeOf<
    Schedule['id'] | Session['id'] | Instructor['id'] | ClassPackage['id']
  >().toEqualTypeOf<string>();
  // What both have is of the same type: `data` is a part of a schedule, with ids where that has what they name.
  type Shared = keyof ScheduleChange & keyof Schedule;
  expectTypeOf<Pick<ScheduleChange, Shared>>().toExtend<Partial<Schedule>>();
});
