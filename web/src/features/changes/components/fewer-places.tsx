import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { fewerInClass, fewerInGroup, type NewPlaces } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';

interface FewerPlacesProps {
  what: 'class' | 'group';
  id: string;
  places: NewPlaces;
  formats: Formats;
  /** The places are as wished. */
  onDone: () => void;
  onClose: () => void;
}

/** Nothing moves by it. */
const nowhere = { club_id: '', courts: [] };

/** A class, or a group, gets fewer places than people have: who loses theirs. */
export function FewerPlaces({ what, id, places, formats, onDone, onClose }: FewerPlacesProps) {
  const { t } = useTranslation();
  const steps = useChangeSteps((what === 'class' ? fewerInClass : fewerInGroup)(id), onDone);
  const { run } = useChange((send) => steps.look(send, places), { failed: onClose });
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current) run();
    asked.current = true;
  }, [run]);
  if (!steps.dialog) return null;
  return (
    <ChangeDialog
      {...steps.dialog}
      title={t('changes.capacity.title', { count: places.max_participants })}
      formats={formats}
      courts={nowhere}
      onBack={onClose}
      onClose={steps.step.at === 'done' ? onDone : onClose}
    />
  );
}
