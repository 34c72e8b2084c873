import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { clubLeaving, coachLeaving, courtLeaving, roleLeaving } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

interface GoingInactiveProps {
  what: keyof typeof changes;
  of: Leaving;
  formats: Formats;
  courts: Courts;
  onClose: () => void;
}

interface Leaving {
  id: string;
  name: string;
  /** Of a role: which of this user’s. */
  membership_id?: string;
}
const changes = {
  coach: ({ id }: Leaving) => coachLeaving(id),
  club: ({ id }: Leaving) => clubLeaving(id),
  court: ({ id }: Leaving) => courtLeaving(id),
  role: ({ id, membership_id = '' }: Leaving) => roleLeaving({ user_id: id, membership_id }),
};

/** A coach, a club or a court goes out of use, or a coach loses the role, after a look at the classes ahead. */
export function GoingInactive({ what, of, formats, courts, onClose }: GoingInactiveProps) {
  const { t } = useTranslation();
  const steps = useChangeSteps(changes[what](of), () => {
    toastDone(t(what === 'role' ? 'members.list.removed' : 'changes.inactive.done', { name: of.name }));
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
