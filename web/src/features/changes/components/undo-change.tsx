import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { type ReturnEffect, undoingQuery, undoOf } from '../return-api.ts';
import { ReturnClasses } from './return-classes.tsx';
import { ReturnDialog } from './return-dialog.tsx';

interface UndoChangeProps {
  id: string;
  formats: Formats;
  onClose: () => void;
}

/** Takes a change back for all of its classes or for some. */
export function UndoChange({ id, formats, onClose }: UndoChangeProps) {
  const { t } = useTranslation();
  const query = useQuery(undoingQuery(id));
  const [effect, setEffect] = useState<ReturnEffect>();
  return (
    <ReturnDialog title={t('changes.list.undo')} effect={effect} onClose={onClose}>
      <Loaded query={query}>
        {(preview) => (
          <ReturnClasses
            preview={preview}
            send={undoOf(id)}
            formats={formats}
            applyLabel={t('changes.list.undoApply')}
            onDone={setEffect}
            onBack={onClose}
            onOutdated={query.refetch}
          />
        )}
      </Loaded>
    </ReturnDialog>
  );
}
