import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { type Clash, ProblemError } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import type { ChangeEffect } from '../api.ts';
import { moveTo, movingQuery, type SessionSlot } from '../slots-api.ts';
import { MovedOnto } from './moved-onto.tsx';
import { SlotPeople } from './slot-people.tsx';
import { Telling } from './telling.tsx';

/** The class that has to go elsewhere. */
export interface Moving {
  id: string;
  name: string;
  local_date: string;
  local_time: string;
}

interface MoveThereProps {
  session: Moving;
  slot: SessionSlot;
  version: string;
  formats: Formats;
  onMoved: (effect: ChangeEffect) => void;
  onBack: () => void;
  /** The class is another one by now, or somebody took the time. */
  onOutdated: () => Promise<unknown>;
}

/** From when to when a class goes, who cannot come, and who hears of it; then it is done. */
export function MoveThere({ session, slot, version, formats, onMoved, onBack, onOutdated }: MoveThereProps) {
  const { t } = useTranslation();
  const query = useQuery(movingQuery(session.id, slot));
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  const { busy, run } = useChange(async (send) => {
    try {
      // Only what was shown is kept in spite of another class: others may have one by now.
      const seen = { version, keep_overlaps: clashes.length > 0 };
      onMoved((await send(moveTo(session.id), { slot, ...seen })).effect);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.code === 'scheduling.students_busy') setClashes(error.clashes);
      else if (OUTDATED.has(error.code)) await onOutdated();
      else throw error;
    }
  });
  const from = `${formats.dayShort(session.local_date)}, ${session.local_time.slice(0, 5)}`;
  const to = `${formats.dayShort(slot.local_date)}, ${formats.timeRange(slot.scheduled_datetime, slot.ends_at)}`;
  return (
    <Stack>
      <Text fw={600}>
        {t('changes.slots.fromTo', { from, to: [to, slot.court?.name].filter(Boolean).join(' · ') })}
      </Text>
      <div>
        <SlotPeople slot={slot} />
      </div>
      <Loaded query={query}>
        {({ people }) => (
          <Telling
            told={people.filter((one) => one.reachable).length}
            to_call={people.filter((one) => !one.reachable)}
            when="ahead"
          />
        )}
      </Loaded>
      <MovedOnto clashes={clashes} formats={formats} />
      <DialogFooter>
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button loading={busy} disabled={!query.isSuccess} onClick={() => run()}>
          {t(clashes.length > 0 ? 'changes.slots.applyAll' : 'changes.slots.apply')}
        </Button>
      </DialogFooter>
    </Stack>
  );
}

const OUTDATED: ReadonlySet<string> = new Set([
  'changes.outdated',
  'courts.court_inactive',
  'scheduling.session_over',
  'courts.court_busy',
  'scheduling.instructor_busy',
  'scheduling.club_closed',
]);
