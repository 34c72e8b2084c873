import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { later } from '../../../../ui/later.tsx';
import type { FixedPlace } from '../../api.ts';
import { choicesQuery, endOwnPause, type HolderChoices } from '../../holder-api.ts';
import type { OwnDialogProps } from './own-dialogs.tsx';

const dialogs = {
  pause: later<OwnDialogProps>(async () => (await import('./own-dialogs.tsx')).PauseOwn),
  leave: later<OwnDialogProps>(async () => (await import('./own-dialogs.tsx')).LeaveOwn),
  stay: later<OwnDialogProps>(async () => (await import('./own-dialogs.tsx')).StayOwn),
};
const OwnDates = later(async () => (await import('./own-dates.tsx')).OwnDates);

type Deed = keyof typeof dialogs;
const allowed = (choices: HolderChoices): Deed[] =>
  (['pause', 'leave', 'stay'] as const).filter((deed) => choices[deed].reasons.length === 0);

interface OwnPlaceProps {
  place: FixedPlace;
  formats: Formats;
}

/** What somebody can do with their own place in a group, where the club lets them. */
export function OwnPlace({ place, formats }: OwnPlaceProps) {
  const { t } = useTranslation();
  const { data: choices } = useQuery(choicesQuery(place.id));
  const [asked, setAsked] = useState<Deed | null>(null);
  const [shown, setShown] = useState(false);
  const named = (text: string) => `${text}: ${place.schedule_name}`;
  const Dialog = asked && dialogs[asked];
  return (
    <Stack gap="xs" mt="xs">
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          h={40}
          aria-expanded={shown}
          aria-label={named(t('bookings.own.dates.show'))}
          onClick={() => setShown(!shown)}
        >
          {t('bookings.own.dates.show')}
        </Button>
        {choices &&
          allowed(choices).map((deed) => (
            <Button
              key={deed}
              variant="default"
              size="compact-sm"
              h={40}
              aria-label={named(t(`bookings.own.${deed}.action`))}
              onClick={() => setAsked(deed)}
            >
              {t(`bookings.own.${deed}.action`)}
            </Button>
          ))}
        {choices && <EndPause place={place} choices={choices} />}
      </Group>
      {shown && <OwnDates place={place} formats={formats} />}
      {Dialog && choices && <Dialog {...{ place, choices, formats }} onClose={() => setAsked(null)} />}
    </Stack>
  );
}

/** Ends the pause that is on, or the next one. */
function EndPause({ place, choices }: { place: FixedPlace; choices: HolderChoices }) {
  const { t } = useTranslation();
  const { busy, run } = useChange((send, pause_id: string) => send(endOwnPause, { id: place.id, pause_id }), {
    done: t('bookings.own.pause.ended'),
  });
  const [pause] = place.pauses.filter(({ ends_on }) => ends_on >= choices.today);
  if (!pause || !choices.pause.offered) return null;
  return (
    <Button variant="default" size="compact-sm" h={40} loading={busy} onClick={() => run(pause.id)}>
      {t('bookings.own.pause.end')}
    </Button>
  );
}
