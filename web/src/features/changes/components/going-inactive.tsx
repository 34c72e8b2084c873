import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { clubLeaving, coachLeaving, courtLeaving } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

interface GoingInactiveProps {
  what: 'coach' | 'club' | 'court';
  of: { id: string; name: string };
  formats: Formats;
  courts: Courts;
  onClose: () => void;
}

const changes = { coach: coachLeaving, club: clubLeaving, court: courtLeaving };

/** A coach, a club or a court goes out of use, after a look at the classes ahead. */
export function GoingInactive({ what, of, formats, courts, onClose }: GoingInactiveProps) {
  const { t } = useTranslation();
  const steps = useChangeSteps(changes[what](of.id), () => {
    toastDone(t('changes.inactive.done', { name: of.name }));
    onClose();
  });
  const { busy, run } = useChange((send) => steps.look(send, {}));
  const title = t(`changes.inactive.title.${what}`, { name: of.name });
  if (steps.dialog) return <ChangeDialog {...steps.dialog} {...{ title, formats, courts, onClose }} />;
  return (
    <Confirm
      opened
      title={title}
      confirmLabel={t('changes.inactive.go')}
      cancelLabel={t('common.cancel')}
      tone="danger"
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t(`changes.inactive.text.${what}`)}</Text>
    </Confirm>
  );
}
