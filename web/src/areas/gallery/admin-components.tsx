import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ClassAnalytics } from '../../features/analytics/components/class-analytics.tsx';
import { classTypesQuery, levelsQuery } from '../../features/catalog/api.ts';
import { InstructorManagement } from '../../features/instructors/components/instructor-management.tsx';
import { ScheduleManager } from '../../features/scheduling/components/schedule-manager.tsx';
import type { ScheduleFilters } from '../../features/scheduling/schedule-filters.ts';
import { now } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { useSession } from '../../platform/session/session.ts';
import { Shown, type Store, useClub } from './shown.tsx';

export function AdminComponents({ store }: { store: Store }) {
  const { formats } = useClub();
  const { can, club } = useSession();
  const { data: types = [] } = useQuery(classTypesQuery);
  const { data: levels = [] } = useQuery(levelsQuery);
  const [filters, setFilters] = useState<ScheduleFilters>({});
  const until = formats.localDate(now());
  const instructors = store.instructors.map(({ id, display_name }) => ({ value: id, label: display_name }));
  return (
    <>
      <Shown name="ScheduleManager" of={club}>
        {({ id }) => (
          <ScheduleManager
            club_id={id}
            choices={{
              types: types.map(({ id, name }) => ({ value: id, label: name })),
              levels: levels.map(({ id, display_name }) => ({ value: id, label: display_name })),
              instructors,
            }}
            holders={new Map()}
            formats={formats}
            filters={filters}
            onFilters={setFilters}
          />
        )}
      </Shown>
      <Shown name="InstructorManagement" of={store.asked.instructors.data}>
        {(all) => (
          <InstructorManagement
            instructors={all}
            typeName={(id) => types.find((type) => type.id === id)?.name}
            add={null}
          />
        )}
      </Shown>
      <Shown name="ClassAnalytics" of={can('classes.view_analytics') ? club : null}>
        {({ id: club_id }) => (
          <ClassAnalytics formats={formats} asked={{ from: addDays(until, -27), until, club_id }} />
        )}
      </Shown>
    </>
  );
}
