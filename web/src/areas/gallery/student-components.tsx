import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { classTypesQuery } from '../../features/catalog/api.ts';
import { ClassSearch } from '../../features/discovery/components/class-search.tsx';
import type { ClassFilters } from '../../features/discovery/filters.ts';
import { myClassesQuery } from '../../features/enrollments/api.ts';
import { MyClassesDashboard } from '../../features/enrollments/components/my-classes-dashboard.tsx';
import { PackagePurchase } from '../../features/packages/components/package-purchase.tsx';
import { ProgressDashboard } from '../../features/progress/components/progress-dashboard.tsx';
import { useChange } from '../../platform/client/use-change.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useFound } from './core-components.tsx';
import { Shown, type Store, useClub, usePeople } from './shown.tsx';

export function StudentComponents({ store }: { store: Store }) {
  const { me, formats } = useClub();
  const now = useNow();
  const mine = useQuery(myClassesQuery('upcoming'));
  const { data: types = [] } = useQuery(classTypesQuery);
  const [filters, setFilters] = useState<ClassFilters>({});
  const people = usePeople() as Parameters<typeof PackagePurchase>[0]['people'];
  return (
    <>
      <Shown name="MyClassesDashboard" of={mine.data}>
        {(enrollments) => (
          <MyClassesDashboard
            when="upcoming"
            enrollments={enrollments}
            now={now}
            formatsOf={() => formats}
            named={me.dependants.length > 0}
            link={(_, title) => title}
          />
        )}
      </Shown>
      <Shown name="ClassSearch" of={useFound()}>
        {(sessions) => <ClassSearch sessions={sessions} filters={filters} onChange={setFilters} />}
      </Shown>
      <Shown name="PackagePurchase" of={store.asked.availablePackages.data}>
        {(packages) => (
          <PackagePurchase {...{ packages, people, formats }} names={{ types, clubs: me.clubs }} />
        )}
      </Shown>
      <Shown name="ProgressDashboard" of={people}>
        {() => <Progress store={store} />}
      </Shown>
    </>
  );
}

/** Fetched for whom is chosen. */
function Progress({ store: { studentProgress, fetchStudentProgress } }: { store: Store }) {
  const { formats } = useClub();
  const today = formats.localDate(useNow());
  const fetching = useChange((_, id: string) => fetchStudentProgress(id));
  return (
    <>
      <Group mb="md">
        {usePeople()
          .slice(0, 3)
          .map(({ id, display_name }) => (
            <Button key={id} variant="default" onClick={() => fetching.run(id)}>
              {display_name}
            </Button>
          ))}
      </Group>
      {studentProgress && <ProgressDashboard progress={studentProgress} {...{ formats, today }} />}
    </>
  );
}
