import { Button, type ButtonProps } from '@mantine/core';
import { IconCalendarSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { useIsDesktop } from '../../../ui/use-is-desktop.ts';
import type { ChangeEffect } from '../api.ts';
import { type SessionSlot, slotsQuery } from '../slots-api.ts';
import { MoveThere, type Moving } from './move-there.tsx';
import { Moved } from './moved.tsx';
import { SlotList } from './slot-list.tsx';
import { UndoChange } from './undo-change.tsx';

interface FindTimeProps {
  session: Moving;
  /** No longer once it has begun. */
  offered: boolean;
  formats: Formats;
  size?: ButtonProps['size'];
}

/** Another time for a class: the nearest at which most can come, chosen, looked at, done, undone. */
export function FindTime({ session, offered, formats, size = 'sm' }: FindTimeProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [undoing, setUndoing] = useState<string>();
  const undo = (id: string) => {
    setAsking(false);
    setUndoing(id);
  };
  return (
    <>
      {offered && (
        <Button
          variant="default"
          size={size}
          leftSection={<IconCalendarSearch size={16} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('changes.slots.action')}
        </Button>
      )}
      {asking && <Finding {...{ session, formats }} onUndo={undo} onClose={() => setAsking(false)} />}
      {undoing && <UndoChange id={undoing} formats={formats} onClose={() => setUndoing(undefined)} />}
    </>
  );
}

interface FindingProps extends Pick<FindTimeProps, 'session' | 'formats'> {
  onUndo: (change_id: string) => void;
  onClose: () => void;
}

function Finding({ session, formats, onUndo, onClose }: FindingProps) {
  const { t } = useTranslation();
  const desktop = useIsDesktop();
  // As it was when somebody began to look: afterwards it is elsewhere.
  const [was] = useState(session);
  const [effect, setEffect] = useState<ChangeEffect>();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('changes.slots.title', { name: was.name })}
      size={effect ? 'md' : 'lg'}
      fullScreen={!desktop && !effect}
      closeLabel={t('common.close')}
    >
      {effect ? (
        <Moved effect={effect} onUndo={() => onUndo(effect.id)} onClose={onClose} />
      ) : (
        <Choosing session={was} formats={formats} onMoved={setEffect} />
      )}
    </Dialog>
  );
}

interface ChoosingProps extends Pick<FindTimeProps, 'session' | 'formats'> {
  onMoved: (effect: ChangeEffect) => void;
}

function Choosing({ session, formats, onMoved }: ChoosingProps) {
  const { t } = useTranslation();
  const query = useQuery(slotsQuery(session.id));
  // With the class as it was seen then: what is read meanwhile may be another one.
  const [chosen, setChosen] = useState<{ slot: SessionSlot; version: string }>();
  const [changed, setChanged] = useState(false);
  const again = async () => {
    await query.refetch();
    setChosen(undefined);
    setChanged(true);
  };
  return (
    <Loaded query={query} skeleton={<ListSkeleton label={t('common.loading')} rows={4} height={90} />}>
      {(found) =>
        chosen ? (
          <MoveThere
            {...{ session, formats, onMoved, ...chosen }}
            onBack={() => setChosen(undefined)}
            onOutdated={again}
          />
        ) : (
          <SlotList
            {...{ session, found, changed, formats }}
            onChoose={(slot) => setChosen({ slot, version: found.version })}
          />
        )
      }
    </Loaded>
  );
}
