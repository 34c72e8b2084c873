import { Button, Stack } from '@mantine/core';
import { IconCloudRain } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeQuery } from '../../features/changes/api.ts';
import { AddStoppage } from '../../features/changes/components/add-stoppage.tsx';
import { ChangeList } from '../../features/changes/components/change-list.tsx';
import { titleOf } from '../../features/changes/components/change-words.ts';
import { KeptChange } from '../../features/changes/components/kept-change.tsx';
import { Unsolved } from '../../features/changes/components/unsolved.tsx';
import { AskForKept } from '../../features/substitutes/components/ask-for-kept.tsx';
import { OpenRequests } from '../../features/substitutes/components/open-requests.tsx';
import { withoutCoach } from '../../features/substitutes/without-coach.ts';
import { now } from '../../platform/formats/clock.ts';
import { Page } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { usable } from './choice-lists.ts';
import { SessionDrawer } from './session-drawer.tsx';
import { useChoices } from './use-choices.ts';
import { useCourts } from './use-courts.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/changes');

/** What was done to classes: by whom, when, whom to call still, and the way back. And rain for an evening. */
export function ChangesPage() {
  const { t } = useTranslation();
  const { club, formats, can } = useDesk();
  const { change, add } = route.useSearch();
  const navigate = route.useNavigate();
  const [session, setSession] = useState<string | null>(null);
  const go = (search: { change?: string; add?: string }) => void navigate({ search });
  return (
    <Page
      title={t('changes.list.title')}
      description={t('changes.list.description')}
      actions={
        can('tenancy.change_club') && (
          <Button
            leftSection={<IconCloudRain size={18} aria-hidden />}
            onClick={() => go({ add: 'stoppage' })}
          >
            {t('changes.stoppage.action')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Unsolved clubId={club.id} formats={formats} onOpenClass={setSession} />
        <OpenRequests clubId={club.id} formats={formats} onOpenClass={setSession} />
        <ChangeList clubId={club.id} formats={formats} onOpen={(id) => go({ change: id })} />
      </Stack>
      {add === 'stoppage' && <Stoppage onClose={() => go({})} />}
      <Opened id={change ?? null} onClose={() => go({})} onOpenClass={setSession} />
      <SessionDrawer sessionId={session} onClose={() => setSession(null)} />
    </Page>
  );
}

function Stoppage({ onClose }: { onClose: () => void }) {
  const { club, formats } = useDesk();
  const { types } = usable(useChoices(club.id));
  const courts = useCourts();
  return (
    <AddStoppage
      today={formats.localDate(now())}
      formats={formats}
      courts={courts}
      types={types.map(({ id, name }) => ({ value: id, label: name }))}
      onClose={onClose}
    />
  );
}

interface OpenedProps {
  id: string | null;
  onClose: () => void;
  onOpenClass: (id: string) => void;
}

function Opened({ id, onClose, onOpenClass }: OpenedProps) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  // Keeps its content while it slides away.
  const [shown, setShown] = useState(id);
  useEffect(() => {
    if (id) setShown(id);
  }, [id]);
  const { data } = useQuery({ ...changeQuery(shown ?? ''), enabled: shown !== null });
  return (
    <Sheet
      opened={id !== null}
      onClose={onClose}
      title={data ? titleOf(data, t) : ''}
      closeLabel={t('common.close')}
    >
      {shown && (
        <Stack>
          <KeptChange id={shown} formats={formats} onOpenClass={onOpenClass} />
          <AskForKept classes={withoutCoach(data, now())} formats={formats} />
        </Stack>
      )}
    </Sheet>
  );
}
