import { Alert, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconBan, IconFlag, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type Attendance,
  attendanceQuery,
  finishClass,
  startClass,
  type TaughtSession,
} from '../../features/attendance/api.ts';
import { AttendanceMarking } from '../../features/attendance/components/attendance-marking.tsx';
import type { StudentCard } from '../../features/attendance/components/roster-line.tsx';
import { SessionQr } from '../../features/attendance/components/session-qr.tsx';
import { Status } from '../../features/attendance/components/taught-card.tsx';
import { levelsQuery } from '../../features/catalog/api.ts';
import { FindTime } from '../../features/changes/components/find-time.tsx';
import { sessionQuery } from '../../features/discovery/api.ts';
import { type RosterEntry, rosterQuery } from '../../features/enrollments/api.ts';
import { isUnpaid } from '../../features/enrollments/due.ts';
import { MessagesOfClass } from '../../features/messages/components/write-message.tsx';
import { SessionTicks } from '../../features/progress/components/session-ticks.tsx';
import { canFinish, canStart } from '../../features/scheduling/steps.ts';
import { AskColleagues } from '../../features/substitutes/components/ask-colleagues.tsx';
import { SubstituteRequests } from '../../features/substitutes/components/request-list.tsx';
import { useChange } from '../../platform/client/use-change.ts';
import { reasonInWords } from '../../platform/errors/message.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { ColorLabel } from '../../ui/color-label.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton, PageSkeleton } from '../../ui/skeletons.tsx';
import { WalkIn } from './walk-in.tsx';

/** One class on court: who comes, who is there, how they played. */
export function SessionPage() {
  const { t } = useTranslation();
  const { session: id } = useParams({ from: '/app/instructor/sessions/$session' });
  const session = useQuery(sessionQuery(id));
  return (
    <Loaded
      query={session}
      heading={1}
      title={t('classes.problemOne')}
      skeleton={<PageSkeleton label={t('common.loading')} />}
    >
      {(data) => <OnCourt session={data} />}
    </Loaded>
  );
}

function OnCourt({ session }: { session: TaughtSession }) {
  const { t } = useTranslation();
  const { club, me } = useSession();
  const now = useNow();
  const formats = useFormats({
    timezone: session.club.timezone,
    currency: session.currency,
    locale: club?.locale ?? 'es',
  });
  const place = session.court?.name ?? session.location;
  const cancelled = session.status === 'cancelled';
  const isAhead = Date.parse(session.scheduled_datetime) > now.getTime();
  const teacher = session.substitute_instructor ?? session.instructor;
  const isMine = teacher !== null && teacher.id === me.instructor?.id;
  return (
    <Page
      title={session.name}
      eyebrow={
        <AnchorLink to="/instructor/day" search={{ date: session.local_date }} size="sm">
          <Group gap={4} component="span">
            <IconArrowLeft size={16} aria-hidden />
            {formats.relativeDay(session.local_date, now)}
          </Group>
        </AnchorLink>
      }
      description={[formats.timeRange(session.scheduled_datetime, session.ends_at), place]
        .filter(Boolean)
        .join(' · ')}
    >
      <Stack gap="lg">
        <Group gap="sm">
          <ColorLabel color={session.level.color}>{session.level.display_name}</ColorLabel>
          <ColorLabel color={session.class_type.color}>{session.class_type.name}</ColorLabel>
          <Status session={session} />
        </Group>
        {cancelled ? (
          <Alert color="red" icon={<IconBan aria-hidden />} title={t('classes.cancelled')}>
            {reasonInWords(session.cancel_reason)}
          </Alert>
        ) : (
          <>
            <Group gap="sm">
              <Steps session={session} />
              <SessionQr session_id={session.id} name={session.name} formats={formats} />
              <AskColleagues
                session={session}
                offered={session.abilities.substitute && isAhead && isMine}
                formats={formats}
              />
              <FindTime
                session={session}
                offered={session.abilities.change && session.abilities.manage_enrollments && isAhead}
                formats={formats}
              />
            </Group>
            {session.abilities.substitute && <SubstituteRequests session_id={session.id} formats={formats} />}
            <MessagesOfClass session={session} formats={formats} />
            <Roster session={session} formats={formats} />
            {session.abilities.manage_enrollments && <Skills session_id={session.id} />}
          </>
        )}
      </Stack>
    </Page>
  );
}

/** Who masters now what was trained. */
function Skills({ session_id }: { session_id: string }) {
  const { data: levels = [] } = useQuery(levelsQuery);
  return <SessionTicks session_id={session_id} levels={levels} />;
}

/** Begins and ends the class, whichever is next. */
function Steps({ session }: { session: TaughtSession }) {
  const { t } = useTranslation();
  const step = useChange((send, what: typeof startClass) => send(what, session.id));
  const now = useNow();
  if (canStart(session, now)) {
    return (
      <Button
        leftSection={<IconPlayerPlay size={18} aria-hidden />}
        loading={step.busy}
        onClick={() => step.run(startClass)}
      >
        {t('attendance.start')}
      </Button>
    );
  }
  if (!canFinish(session, now)) return null;
  return (
    <Button
      leftSection={<IconFlag size={18} aria-hidden />}
      loading={step.busy}
      onClick={() => step.run(finishClass)}
    >
      {t('attendance.finish')}
    </Button>
  );
}

function Roster({ session, formats }: { session: TaughtSession; formats: ReturnType<typeof useFormats> }) {
  const { t } = useTranslation();
  const attendance = useQuery(attendanceQuery(session.id));
  const roster = useQuery(rosterQuery(session.id));
  const loading = {
    title: t('attendance.problem'),
    skeleton: <ListSkeleton label={t('common.loading')} rows={4} height={140} />,
  };
  return (
    <Loaded query={attendance} {...loading}>
      {(rows) => (
        <Loaded query={roster} {...loading}>
          {(entries) => <People session={session} attendance={rows} roster={entries} formats={formats} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface PeopleProps {
  session: TaughtSession;
  attendance: Attendance[];
  roster: RosterEntry[];
  formats: ReturnType<typeof useFormats>;
}

function People({ session, attendance, roster, formats }: PeopleProps) {
  const { t } = useTranslation();
  const waiting = roster.filter(({ status }) => status === 'waitlisted');
  return (
    <>
      <Group justify="space-between">
        <Title order={2} fz="h3">
          {t('attendance.roster')}
        </Title>
        <WalkIn session={session} />
      </Group>
      <AttendanceMarking
        key={session.id}
        session_id={session.id}
        name={session.name}
        attendance={attendance}
        cards={cardsOf(roster, formats)}
        formats={formats}
        readOnly={!session.abilities.mark_attendance}
      />
      {waiting.length > 0 && <Waiting entries={waiting} />}
    </>
  );
}

function cardsOf(
  roster: readonly RosterEntry[],
  formats: ReturnType<typeof useFormats>,
): Map<string, StudentCard> {
  return new Map(
    roster.map((entry) => [
      entry.id,
      {
        level: entry.student_level,
        phone: entry.student_phone,
        care: entry.care,
        is_dependant: entry.is_dependant,
        has_fixed_place: entry.schedule_enrollment_id !== null,
        unpaid: isUnpaid(entry) ? formats.money(entry.price, entry.currency) : null,
      },
    ]),
  );
}

/** The queue, in the order in which places will be given. */
function Waiting({ entries }: { entries: readonly RosterEntry[] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Title order={2} fz="h4" mb="xs">
        {t('attendance.waitlist')}
      </Title>
      <List type="ordered" spacing={6}>
        {entries.map((entry) => (
          <List.Item key={entry.id}>
            {entry.student_name}{' '}
            <Text span c="dimmed" size="sm">
              {entry.student_level === null
                ? t('attendance.noLevel')
                : t('attendance.level', { level: entry.student_level })}
            </Text>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
