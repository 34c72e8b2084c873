import { Stack } from '@mantine/core';
import { useClassesStore } from '../../store/classes-store.ts';
import { Page } from '../../ui/page.tsx';
import { AdminComponents } from './admin-components.tsx';
import { CoreComponents } from './core-components.tsx';
import { InstructorComponents } from './instructor-components.tsx';
import { StoreMembers } from './store-members.tsx';
import { StudentComponents } from './student-components.tsx';

/**
 * The components that the source document names, each under its name and with what the club on screen has. For
 * development only: the build leaves this page out (routes/gallery.tsx).
 */
export function GalleryPage() {
  const store = useClassesStore();
  return (
    <Page title="Gallery" description="The components of the source document, by name" width="wide">
      <Stack gap={48}>
        <StoreMembers store={store} />
        <CoreComponents store={store} />
        <StudentComponents store={store} />
        <InstructorComponents store={store} />
        <AdminComponents store={store} />
      </Stack>
    </Page>
  );
}
