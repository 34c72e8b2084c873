import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scheduleQuery } from '../../features/scheduling/api.ts';
import { ScheduleEditor } from '../../features/scheduling/components/editor/schedule-editor.tsx';
import {
  copyOf,
  inSlot,
  newScheduleValues,
  type ScheduleValues,
  type Slot,
} from '../../features/scheduling/form-values.ts';
import { RulesTaken } from '../../features/settings/components/rules-taken.tsx';
import { now } from '../../platform/formats/clock.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { inUseOf, usable } from './choice-lists.ts';
import { useAddDialogs } from './missed-choices.tsx';
import { type Choices, useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/schedules/new');

export function NewSchedulePage() {
  const { like } = route.useSearch();
  return like === undefined ? <Blank /> : <Copy key={like} of={like} />;
}

/** The same again: everything as it was, from today on. */
function Copy({ of }: { of: string }) {
  const { formats } = useDesk();
  const { data: schedule } = useSuspenseQuery(scheduleQuery(of));
  const [initial] = useState(() => copyOf(schedule, formats.localDate(now())));
  return <Editor initial={initial} had={[schedule.class_type.id]} like={of} />;
}

function Blank() {
  const { club, formats } = useDesk();
  const choices = useChoices(club.id);
  const allLevels = choices.levels.find(({ name }) => name === 'all_levels')?.id ?? null;
  // The day on which the form was opened stays its first day.
  const slot = route.useSearch();
  const initial = useMemo(
    () => inSlot(newScheduleValues(formats.localDate(now()), allLevels), inUse(slot, choices)),
    [formats, allLevels, slot, choices],
  );
  return <Editor initial={initial} />;
}

interface EditorProps {
  initial: ScheduleValues;
  had?: string[];
  /** The group that it is a copy of. */
  like?: string;
}

function Editor({ initial, had = [], like }: EditorProps) {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const choices = useChoices(club.id);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return (
    <Page
      title={t('scheduling.editor.newTitle')}
      eyebrow={<AnchorLink to="/admin/schedules">{t('scheduling.editor.back')}</AnchorLink>}
      width="wide"
    >
      {like !== undefined && <RulesTaken of={like} />}
      <ScheduleEditor
        {...(like !== undefined && { like })}
        club_id={club.id}
        initial={inUseOf(initial, choices)}
        choices={usable(choices, had)}
        formats={formats}
        canPrice
        dialogs={useAddDialogs()}
        onSaved={({ id }) => {
          void queryClient.invalidateQueries(scheduleQuery(id));
          void navigate({ to: '/admin/schedules/$scheduleId', params: { scheduleId: id }, replace: true });
        }}
      />
    </Page>
  );
}

/** Without a court or coach that cannot be chosen here. */
function inUse({ court, coach, ...when }: Slot, { courts, instructors }: Choices): Slot {
  const usableId = (all: readonly { id: string; is_active: boolean }[], id: string | undefined) =>
    all.find((one) => one.is_active && one.id === id)?.id;
  return { ...when, court: usableId(courts, court), coach: usableId(instructors, coach) };
}
