import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { type ReturnEffect, reinstate, reinstatingQuery } from '../return-api.ts';
import { ReturnClasses } from './return-classes.tsx';
import { ReturnDialog } from './return-dialog.tsx';

interface ReinstateClassProps {
  sessionId: string;
  /** No longer once it is done, while what was done is still being read. */
  offered: boolean;
  formats: Formats;
}

/** A class that is off takes place again, after a look at who would be in it. */
export function ReinstateClass({ sessionId, offered, formats }: ReinstateClassProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {offered && (
        <Button
          variant="light"
          size="compact-md"
          leftSection={<IconRestore size={16} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('changes.reinstate.action')}
        </Button>
      )}
      {asking && <Reinstating {...{ sessionId, formats }} onClose={() => setAsking(false)} />}
    </>
  );
}

interface ReinstatingProps {
  sessionId: string;
  formats: Formats;
  onClose: () => void;
}

function Reinstating({ sessionId, formats, onClose }: ReinstatingProps) {
  const { t } = useTranslation();
  const query = useQuery(reinstatingQuery(sessionId));
  const [effect, setEffect] = useState<ReturnEffect>();
  return (
    <ReturnDialog title={t('changes.reinstate.title')} effect={effect} onClose={onClose}>
      <Loaded query={query}>
        {(preview) => (
          <ReturnClasses
            single
            preview={preview}
            send={reinstate}
            formats={formats}
            applyLabel={t('changes.reinstate.apply')}
            onDone={setEffect}
            onBack={onClose}
            onOutdated={query.refetch}
          />
        )}
      </Loaded>
    </ReturnDialog>
  );
}
