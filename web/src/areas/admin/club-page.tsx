import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddClosure } from '../../features/changes/components/add-closure.tsx';
import { CloseDays } from '../../features/changes/components/close-days.tsx';
import { GoingInactive } from '../../features/changes/components/going-inactive.tsx';
import { OtherHours } from '../../features/changes/components/other-hours.tsx';
import { TakeBack } from '../../features/changes/components/take-back.tsx';
import { PrivacyText } from '../../features/clients/components/desk/privacy-text.tsx';
import { Unsigned, WaiverText } from '../../features/clients/components/desk/waiver-text.tsx';
import {
  addClub,
  type ClubRecord,
  changeClub,
  clubsQuery,
  removeClosure,
} from '../../features/organizations/api.ts';
import { Closures } from '../../features/organizations/components/closures.tsx';
import { ClubForm } from '../../features/organizations/components/club-form.tsx';
import { Embed } from '../../features/organizations/components/embed.tsx';
import { type ChosenDays, Holidays } from '../../features/organizations/components/holidays.tsx';
import { OpeningHours } from '../../features/organizations/components/opening-hours.tsx';
import { PublicAddress } from '../../features/organizations/components/public-address.tsx';
import { over } from '../../platform/client/change.ts';
import { now } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { chooseClub } from '../../platform/session/choice.ts';
import { useSession } from '../../platform/session/session.ts';
import { toastDone } from '../../platform/toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { useCourts } from './use-courts.ts';

/** The club on screen: its data, when it is open, when it is not. And the way to another one. */
export function ClubPage() {
  const { t } = useTranslation();
  const { me, club, can } = useSession();
  const { data: clubs } = useSuspenseQuery(clubsQuery);
  const shown = clubs.find(({ id }) => id === club?.id);
  const [adding, setAdding] = useState(false);
  return (
    <Stack gap="lg">
      {shown && <Club key={shown.id} club={shown} organization={me.organization?.slug ?? ''} />}
      {can('tenancy.add_club') && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('club.data.add')}
          </Button>
        </div>
      )}
      <Dialog
        opened={adding}
        onClose={() => setAdding(false)}
        size="lg"
        title={t('club.data.addTitle')}
        closeLabel={t('common.close')}
      >
        <AddClub like={shown} onDone={() => setAdding(false)} />
      </Dialog>
    </Stack>
  );
}

function Club({ club, organization }: { club: ClubRecord; organization: string }) {
  const { t } = useTranslation();
  const formats = useFormats(club);
  const { can } = useSession();
  const [leaving, setLeaving] = useState(false);
  const [hours, setHours] = useState<ClubRecord['opening_hours'] | null>(null);
  const [sets, setSets] = useState(0);
  const [holidays, setHolidays] = useState<ChosenDays[] | null>(null);
  const courts = useCourts();
  const today = formats.localDate(now());
  return (
    <>
      <Section title={t('club.data.title')}>
        <ClubForm
          key={String(leaving)}
          club={club}
          submitLabel={t('common.save')}
          onSave={async (send, input, base) => {
            const { is_active, ...others } = input;
            const goes = club.is_active && !is_active;
            const rest = goes ? others : input;
            const saved = await send(over(changeClub(club.id), base ?? club), rest);
            if (goes) setLeaving(true);
            toastDone(t('club.data.saved'));
            return saved;
          }}
        />
      </Section>
      {leaving && (
        <GoingInactive what="club" of={club} {...{ formats, courts }} onClose={() => setLeaving(false)} />
      )}
      <PublicAddress club={club} organization={organization} />
      <Embed club={club} organization={organization} />
      {can('tenancy.change_organization') && <PrivacyText formats={formats} />}
      {can('tenancy.change_organization') ? (
        <WaiverText club_id={club.id} formats={formats} />
      ) : (
        can('tenancy.change_settings') && <Unsigned club_id={club.id} />
      )}
      <OpeningHours key={sets} club={club} locale={formats.locale} onClasses={setHours} />
      {hours && (
        <OtherHours
          clubId={club.id}
          {...{ hours, formats, courts }}
          onDone={() => {
            setHours(null);
            setSets(sets + 1);
          }}
          onClose={() => setHours(null)}
        />
      )}
      <Closures
        club={club}
        today={today}
        formats={formats}
        addDialog={(close) => <AddClosure clubId={club.id} {...{ today, formats, courts }} onClose={close} />}
        holidaysDialog={(close) => (
          <Holidays
            clubId={club.id}
            {...{ today, formats }}
            onChosen={(days) => {
              close();
              setHolidays(days);
            }}
            onClose={close}
          />
        )}
        removeDialog={({ id, name }, close) => (
          <TakeBack
            cause={id}
            title={t('club.closures.remove', { name })}
            remove={removeClosure(club.id)}
            removed={t('club.closures.removed')}
            formats={formats}
            onClose={close}
          />
        )}
      />
      {holidays && (
        <CloseDays
          clubId={club.id}
          days={holidays}
          {...{ formats, courts }}
          onClose={() => setHolidays(null)}
        />
      )}
    </>
  );
}

function AddClub({ like, onDone }: { like: ClubRecord | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <ClubForm
      like={like}
      submitLabel={t('desk.actions.add')}
      onSave={async (send, { is_active: _active, ...input }) => {
        const { id } = await send(addClub, input);
        toastDone(t('club.data.added'));
        onDone();
        chooseClub(id);
      }}
    />
  );
}
