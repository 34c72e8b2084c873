import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { type ReturnEffect, undoOf, wayBackQuery } from '../return-api.ts';
import { ReturnClasses } from './return-classes.tsx';
import { broughtBack, ReturnDialog } from './return-dialog.tsx';

interface TakeBackProps {
  /** The closure or absence. */
  cause: string;
  title: string;
  /** Takes it away where no class would come back. */
  remove: Change<string, unknown>;
  removed: string;
  formats: Formats;
  onClose: () => void;
}

/** Takes a closure or an absence away, and offers the classes that it called off. */
export function TakeBack({ cause, title, remove, removed, formats, onClose }: TakeBackProps) {
  const { t } = useTranslation();
  const query = useQuery(wayBackQuery(cause));
  const [effect, setEffect] = useState<ReturnEffect>();
  const done = (it: ReturnEffect) => {
    if (broughtBack(it) > 0) return setEffect(it);
    toastDone(removed);
    onClose();
  };
  return (
    <ReturnDialog title={title} effect={effect} onClose={onClose}>
      <Loaded query={query}>
        {(way) =>
          way && way.preview.classes.length > 0 ? (
            <Stack>
              <Text>{t('changes.back.intro', { count: way.preview.classes.length })}</Text>
              <ReturnClasses
                preview={way.preview}
                send={undoOf(way.id)}
                formats={formats}
                applyLabel={t('changes.back.remove')}
                onDone={done}
                onBack={onClose}
                onOutdated={query.refetch}
              />
            </Stack>
          ) : (
            <Plain {...{ cause, remove, removed, onClose }} />
          )
        }
      </Loaded>
    </ReturnDialog>
  );
}

/** Nothing hangs on it: it only goes. */
function Plain({
  cause,
  remove,
  removed,
  onClose,
}: Pick<TakeBackProps, 'cause' | 'remove' | 'removed' | 'onClose'>) {
  const { t } = useTranslation();
  const { busy, run } = useChange(
    async (send) => {
      await send(remove, cause);
      onClose();
    },
    { done: removed },
  );
  return (
    <Stack>
      <Text>{t('changes.back.nothing')}</Text>
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={busy} onClick={() => run()}>
          {t('changes.back.remove')}
        </Button>
      </DialogFooter>
    </Stack>
  );
}
