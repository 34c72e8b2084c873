import { Stack } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddAbsence } from '../../features/changes/components/add-absence.tsx';
import { GoingInactive } from '../../features/changes/components/going-inactive.tsx';
import { TakeBack } from '../../features/changes/components/take-back.tsx';
import { CoachEvaluations } from '../../features/evaluations/components/evaluation-list.tsx';
import {
  changeInstructor,
  instructorQuery,
  removeException,
  taughtQuery,
} from '../../features/instructors/api.ts';
import { Exceptions } from '../../features/instructors/components/exceptions.tsx';
import { InstructorForm } from '../../features/instructors/components/instructor-form.tsx';
import { NextClasses } from '../../features/instructors/components/next-classes.tsx';
import { WindowsEditor } from '../../features/instructors/components/windows-editor.tsx';
import { InviteButton } from '../../features/people/components/invite.tsx';
import { over } from '../../platform/client/change.ts';
import { now } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { instantIn } from '../../platform/formats/zoned.ts';
import { toastDone } from '../../platform/toast.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { named } from './choice-lists.ts';
import classes from './client-page.module.css';
import { SessionDrawer } from './session-drawer.tsx';
import { useChoices } from './use-choices.ts';
import { useCourts } from './use-courts.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/instructors/$instructorId');
const DAYS_AHEAD = 14;

/** One coach: hours, holidays, what comes next, and the profile. */
export function InstructorPage() {
  const { t } = useTranslation();
  const { club, formats, me } = useDesk();
  const { instructorId } = route.useParams();
  const { data: instructor } = useSuspenseQuery(instructorQuery(instructorId));
  const { types } = named(useChoices(club.id));
  const [leaving, setLeaving] = useState(false);
  const courts = useCourts();
  const today = formats.localDate(now());
  const clubs = me.clubs.map(({ id, name }) => ({ value: id, label: name }));
  const taught = clubs.filter(({ value }) => instructor.club_ids.includes(value));
  return (
    <Page
      title={instructor.display_name}
      eyebrow={<AnchorLink to="/admin/instructors">{t('coaches.detail.back')}</AnchorLink>}
      width="wide"
      actions={
        instructor.user_id === null && (
          <InviteButton label={t('coaches.invite.action')} club={club} clubs={me.clubs} as="instructor" />
        )
      }
    >
      <div className={classes.columns}>
        <Stack gap="lg">
          <WindowsEditor key={instructor.id} instructor={instructor} clubs={taught} formats={formats} />
          <Exceptions
            instructor={instructor}
            today={today}
            formats={formats}
            addDialog={(close) => <AddAbsence {...{ instructor, today, formats, courts }} onClose={close} />}
            removeDialog={({ id, when }, close) => (
              <TakeBack
                cause={id}
                title={t('coaches.exceptions.remove', { what: when })}
                remove={removeException(instructor.id)}
                removed={t('coaches.exceptions.removed')}
                formats={formats}
                onClose={close}
              />
            )}
          />
          <Ahead instructorId={instructorId} today={today} />
          <CoachEvaluations
            instructor_id={instructorId}
            formats={formats}
            reads={instructor.abilities.administer}
          />
        </Stack>
        <Section title={t('coaches.detail.profile')}>
          <InstructorForm
            key={`${instructor.id} ${leaving}`}
            instructor={instructor}
            choices={{ types, clubs }}
            submitLabel={t('common.save')}
            onSave={async (send, input, base) => {
              const { is_active, ...others } = input;
              const goes = instructor.is_active && is_active === false;
              const rest = goes ? others : input;
              const saved = await send(over(changeInstructor(instructorId), base ?? instructor), rest);
              if (goes) setLeaving(true);
              toastDone(t('coaches.form.saved'));
              return saved!;
            }}
          />
        </Section>
      </div>
      {leaving && (
        <GoingInactive
          what="coach"
          of={{ id: instructor.id, name: instructor.display_name }}
          {...{ formats, courts }}
          onClose={() => setLeaving(false)}
        />
      )}
    </Page>
  );
}

function Ahead({ instructorId, today }: { instructorId: string; today: string }) {
  const { formats } = useDesk();
  const [open, setOpen] = useState<string | null>(null);
  const from = instantIn(today, '00:00', formats.timezone);
  const until = instantIn(addDays(today, DAYS_AHEAD), '00:00', formats.timezone);
  const { data } = useQuery(taughtQuery(instructorId, from, until));
  return (
    <>
      {data && <NextClasses sessions={data} formats={formats} onOpen={setOpen} />}
      <SessionDrawer sessionId={open} onClose={() => setOpen(null)} />
    </>
  );
}
