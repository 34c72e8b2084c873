import { Alert, Button, Group, Stack, Tabs } from '@mantine/core';
import { IconBan, IconCalendarPlus, IconCopy, IconTrash } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FewerPlaces } from '../../features/changes/components/fewer-places.tsx';
import { ClientPicker } from '../../features/clients/components/desk/client-picker.tsx';
import { FixedPlaces } from '../../features/enrollments/components/places/fixed-places.tsx';
import { GroupQueue } from '../../features/enrollments/components/queue/group-queue.tsx';
import { type Schedule, scheduleQuery, schedulesQuery } from '../../features/scheduling/api.ts';
import { ScheduleEditor } from '../../features/scheduling/components/editor/schedule-editor.tsx';
import {
  type AskedAction,
  ScheduleDialogs,
  useGenerate,
} from '../../features/scheduling/components/schedule-dialogs.tsx';
import { ScheduleFacts } from '../../features/scheduling/components/schedule-facts.tsx';
import { ScheduleStatus } from '../../features/scheduling/components/schedule-status.tsx';
import { UpcomingSessions } from '../../features/scheduling/components/upcoming-sessions.tsx';
import { valuesOfSchedule } from '../../features/scheduling/form-values.ts';
import { patternInWords } from '../../features/scheduling/pattern-words.ts';
import { RulesOf } from '../../features/settings/components/rules-of.tsx';
import { reasonInWords } from '../../platform/errors/message.ts';
import { now } from '../../platform/formats/clock.ts';
import { AnchorLink, ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { usable } from './choice-lists.ts';
import { useAddDialogs } from './missed-choices.tsx';
import { SessionDrawer } from './session-drawer.tsx';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/schedules/$scheduleId');
const TABS = ['class', 'places', 'dates', 'rules'] as const;

/** One schedule: its fields, who has a place in it, its classes. */
export function SchedulePage() {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const { scheduleId } = route.useParams();
  const { tab = 'class' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: schedule } = useSuspenseQuery(scheduleQuery(scheduleId));
  return (
    <Page
      title={schedule.name}
      eyebrow={<AnchorLink to="/admin/schedules">{t('scheduling.editor.back')}</AnchorLink>}
      description={
        <Group component="span" gap="xs">
          <ScheduleStatus status={schedule.status} />
          <span>{patternInWords(t, formats, schedule)}</span>
        </Group>
      }
      actions={<Actions schedule={schedule} />}
      width="wide"
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => void navigate({ search: { tab: next ?? undefined }, replace: true })}
      >
        <Tabs.List mb="lg">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} fz="md">
              {t(`scheduling.editor.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="class">
          <Fields key={schedule.status} schedule={schedule} />
        </Tabs.Panel>
        <Tabs.Panel value="places">
          <Places schedule={schedule} />
        </Tabs.Panel>
        <Tabs.Panel value="dates">
          <Sessions schedule={schedule} />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesOf place={{ schedule_id: scheduleId }} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Actions({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const [asked, setAsked] = useState<AskedAction | null>(null);
  const generate = useGenerate();
  const { abilities, status } = schedule;
  return (
    <Group gap="xs">
      <ButtonLink
        to="/admin/schedules/new"
        search={{ like: schedule.id }}
        variant="default"
        size="sm"
        leftSection={<IconCopy size={18} aria-hidden />}
      >
        {t('scheduling.actions.duplicate')}
      </ButtonLink>
      {abilities.generate && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
          loading={generate.busy}
          onClick={() => generate.run(schedule.id)}
        >
          {t('scheduling.actions.generate')}
        </Button>
      )}
      {abilities.cancel && status === 'published' && (
        <Button
          variant="light"
          color="red"
          c="var(--mantine-color-error)"
          size="sm"
          leftSection={<IconBan size={18} aria-hidden />}
          onClick={() => setAsked({ schedule, action: 'cancel' })}
        >
          {t('scheduling.actions.cancel')}
        </Button>
      )}
      {abilities.delete && (
        <Button
          variant="light"
          color="red"
          c="var(--mantine-color-error)"
          size="sm"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => setAsked({ schedule, action: 'delete' })}
        >
          {t('scheduling.actions.delete')}
        </Button>
      )}
      <ScheduleDialogs
        asked={asked}
        onClose={() => setAsked(null)}
        onDone={(action) => action === 'delete' && void navigate({ to: '/admin/schedules' })}
      />
    </Group>
  );
}

function Fields({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const choices = useChoices(club.id);
  const dialogs = useAddDialogs();
  const { abilities, class_type, instructor, court, cancelled_at, cancel_reason } = schedule;
  if (!abilities.change) {
    return (
      <>
        {cancelled_at && (
          <Alert color="red" variant="light" mb="lg">
            {t('scheduling.editor.cancelledNote', { date: formats.date(formats.localDate(cancelled_at)) })}{' '}
            {cancel_reason &&
              t('scheduling.editor.cancelledReason', { reason: reasonInWords(cancel_reason) })}
          </Alert>
        )}
        <ScheduleFacts schedule={schedule} formats={formats} />
      </>
    );
  }
  return (
    <ScheduleEditor
      club_id={schedule.club.id}
      schedule={schedule}
      initial={valuesOfSchedule(schedule)}
      choices={usable(choices, [class_type.id, instructor?.id, court?.id])}
      formats={formats}
      canPrice={abilities.change_price}
      dialogs={dialogs}
      fewerPlaces={(asked) => <FewerPlaces what="group" id={schedule.id} formats={formats} {...asked} />}
      onSaved={() => {}}
    />
  );
}

function Places({ schedule }: { schedule: Schedule }) {
  const { formats } = useDesk();
  const { data: all = [] } = useQuery(schedulesQuery(schedule.club.id));
  const others = all
    .filter(({ id, status }) => id !== schedule.id && status !== 'cancelled')
    .map(({ id, name }) => ({ value: id, label: name }));
  const shared = {
    ...{ canManage: schedule.abilities.change, formats },
    choosePerson: (props: Parameters<typeof ClientPicker>[0]) => <ClientPicker {...props} />,
  };
  return (
    <Stack gap="lg">
      <FixedPlaces group={schedule} others={others} today={formats.localDate(now())} {...shared} />
      {schedule.recurrence !== 'once' && <GroupQueue schedule_id={schedule.id} {...shared} />}
    </Stack>
  );
}

function Sessions({ schedule }: { schedule: Schedule }) {
  const { formats } = useDesk();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <UpcomingSessions
        schedule={schedule}
        today={formats.localDate(now())}
        formats={formats}
        onOpen={setOpen}
      />
      <SessionDrawer sessionId={open} onClose={() => setOpen(null)} />
    </>
  );
}
