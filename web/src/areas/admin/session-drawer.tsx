import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconArrowLeft,
  IconBan,
  IconEdit,
  IconPlayerPlay,
  IconPlayerStop,
  IconReplace,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Arrival, noteArrival } from '../../features/attendance/api.ts';
import { FewerPlaces } from '../../features/changes/components/fewer-places.tsx';
import { FindTime } from '../../features/changes/components/find-time.tsx';
import { ReinstateClass } from '../../features/changes/components/reinstate-class.tsx';
import { DeskRoster } from '../../features/enrollments/components/desk/desk-roster.tsx';
import { MessagesOfClass } from '../../features/messages/components/write-message.tsx';
import {
  type CancelCause,
  cancelSession,
  classSessionQuery,
  finishSession,
  type Session,
  startSession,
} from '../../features/scheduling/api.ts';
import { CauseField } from '../../features/scheduling/components/cause-field.tsx';
import { ReasonDialog } from '../../features/scheduling/components/reason-dialog.tsx';
import { SessionFacts } from '../../features/scheduling/components/session-facts.tsx';
import { SessionForm } from '../../features/scheduling/components/session-form.tsx';
import { SubstitutePicker } from '../../features/scheduling/components/substitute-picker.tsx';
import { canFinish, canStart } from '../../features/scheduling/steps.ts';
import { AskCoaches } from '../../features/substitutes/components/ask-coaches.tsx';
import { SubstituteRequests } from '../../features/substitutes/components/request-list.tsx';
import { useChange } from '../../platform/client/use-change.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { AddPeople } from './add-people.tsx';
import { usable } from './choice-lists.ts';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

type Pane = 'roster' | 'edit' | 'substitute';

interface SessionDrawerProps {
  sessionId: string | null;
  onClose: () => void;
}

/** One class at the desk: who comes, who pays, what changes. */
export function SessionDrawer({ sessionId, onClose }: SessionDrawerProps) {
  const { t } = useTranslation();
  // Keeps its content while it slides away.
  const [shown, setShown] = useState(sessionId);
  const [pane, setPane] = useState<Pane>('roster');
  useEffect(() => {
    if (!sessionId) return;
    setShown(sessionId);
    setPane('roster');
  }, [sessionId]);
  const query = useQuery({ ...classSessionQuery(shown ?? ''), enabled: shown !== null });
  const titles = {
    roster: query.data?.name ?? '',
    edit: t('scheduling.sessionForm.title'),
    substitute: t('scheduling.substitute.title'),
  };
  return (
    <Sheet opened={sessionId !== null} onClose={onClose} title={titles[pane]} closeLabel={t('common.close')}>
      {shown && (
        <Loaded query={query}>
          {(session) => (
            <>
              {pane === 'roster' && <Roster session={session} onPane={setPane} />}
              {pane === 'edit' && <Edit session={session} onBack={() => setPane('roster')} />}
              {pane === 'substitute' && (
                <Stack>
                  <BackButton onClick={() => setPane('roster')} />
                  <SubstitutePane session={session} onDone={() => setPane('roster')} />
                </Stack>
              )}
            </>
          )}
        </Loaded>
      )}
    </Sheet>
  );
}

/** Names somebody, or asks: whoever accepts first gives it. */
function SubstitutePane({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  return (
    <>
      <SubstitutePicker session={session} onDone={onDone} />
      <Divider />
      <Title order={3} fz="md">
        {t('substitutes.ask.title')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('substitutes.ask.intro')}
      </Text>
      <SubstituteRequests session_id={session.id} formats={formats} />
      <AskCoaches session_ids={[session.id]} also_found />
    </>
  );
}

function BackButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconArrowLeft size={18} aria-hidden />}
        onClick={onClick}
      >
        {t('common.back')}
      </Button>
    </div>
  );
}

function Roster({ session, onPane }: { session: Session; onPane: (pane: Pane) => void }) {
  const { formats } = useDesk();
  const now = useNow();
  const arrival = useChange((send, wish: Arrival) => send(noteArrival(session.id), wish), {
    overlapping: true,
  });
  return (
    <Stack gap="lg" pb="lg">
      <SessionFacts session={session} formats={formats} now={now} />
      <Actions session={session} now={now} onPane={onPane} />
      <SubstituteRequests session_id={session.id} formats={formats} />
      <MessagesOfClass session={session} formats={formats} />
      <Divider />
      <DeskRoster
        session_id={session.id}
        club_id={session.club.id}
        starts_at={session.scheduled_datetime}
        formats={formats}
        onArrival={(enrollment_id, arrived) => arrival.run({ enrollment_id, arrived })}
      />
      <AddPeople session={session} />
    </Stack>
  );
}

interface ActionsProps {
  session: Session;
  now: Date;
  onPane: (pane: Pane) => void;
}

function Actions({ session, now, onPane }: ActionsProps) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const { abilities, status } = session;
  const starting = useChange((send) => send(startSession, session.id), {
    done: t('scheduling.session.started'),
  });
  const finishing = useChange((send) => send(finishSession, session.id), {
    done: t('scheduling.session.finished'),
  });
  const look = { variant: 'default', size: 'compact-md' } as const;
  return (
    <Group gap={8}>
      {canStart(session, now) && (
        <Button
          {...look}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={starting.busy}
          onClick={() => starting.run()}
        >
          {t('scheduling.session.start')}
        </Button>
      )}
      {canFinish(session, now) && status === 'in_progress' && (
        <Button
          {...look}
          leftSection={<IconPlayerStop size={16} aria-hidden />}
          loading={finishing.busy}
          onClick={() => finishing.run()}
        >
          {t('scheduling.session.finish')}
        </Button>
      )}
      {abilities.change && (
        <Button {...look} leftSection={<IconEdit size={16} aria-hidden />} onClick={() => onPane('edit')}>
          {t('scheduling.session.edit')}
        </Button>
      )}
      {abilities.substitute && (
        <Button
          {...look}
          leftSection={<IconReplace size={16} aria-hidden />}
          onClick={() => onPane('substitute')}
        >
          {t('scheduling.session.substitute')}
        </Button>
      )}
      <FindTime
        session={session}
        size="compact-md"
        offered={abilities.change && isAhead(session, now)}
        formats={formats}
      />
      {abilities.cancel && <CancelClass session={session} />}
      <ReinstateClass
        sessionId={session.id}
        offered={abilities.reinstate && isAhead(session, now)}
        formats={formats}
      />
      <ButtonLink
        to="/admin/schedules/$scheduleId"
        params={{ scheduleId: session.schedule_id }}
        variant="subtle"
        size="compact-md"
      >
        {t('scheduling.session.openSchedule')}
      </ButtonLink>
    </Group>
  );
}

const isAhead = ({ scheduled_datetime }: Session, now: Date): boolean =>
  Date.parse(scheduled_datetime) > now.getTime();

function CancelClass({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [cause, setCause] = useState<CancelCause>('club');
  const { busy, run } = useChange(
    async (send, reason: string) => {
      await send(cancelSession, { id: session.id, reason, cause });
      setAsking(false);
    },
    { done: t('scheduling.session.cancelled') },
  );
  return (
    <>
      <Button
        variant="light"
        color="red"
        c="var(--mantine-color-error)"
        size="compact-md"
        leftSection={<IconBan size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('scheduling.session.cancel')}
      </Button>
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('scheduling.cancelDialog.sessionTitle')}
        text={t('scheduling.cancelDialog.sessionText', { count: session.enrolled_count })}
        confirmLabel={t('scheduling.cancelDialog.confirm')}
        busy={busy}
        onConfirm={run}
      >
        <CauseField value={cause} onChange={setCause} />
      </ReasonDialog>
    </>
  );
}

function Edit({ session, onBack }: { session: Session; onBack: () => void }) {
  const { club, formats } = useDesk();
  const choices = usable(useChoices(club.id), [session.instructor?.id, session.court?.id]);
  return (
    <SessionForm
      {...{ session, choices, formats }}
      fewerPlaces={(asked) => <FewerPlaces what="class" id={session.id} formats={formats} {...asked} />}
      onDone={onBack}
      onCancel={onBack}
    />
  );
}
