import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { addClient, type Client } from '../../api.ts';
import { ClientFields, type ClientValues, clientInput, useClientForm } from './client-form.tsx';
import { Duplicates } from './duplicates.tsx';

interface AddClientProps {
  home_club_id: string;
  onClose: () => void;
  onAdded: (client: Client) => void;
}

export function AddClient({ home_club_id, onClose, onAdded }: AddClientProps) {
  const { t } = useTranslation();
  const form = useClientForm();
  const { busy, run } = useChange(
    async (send, values: ClientValues) => {
      const client = await send(addClient, { ...clientInput(values), home_club_id });
      toastDone(t('clients.detail.added'));
      onAdded(client);
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('clients.form.addTitle')}
      confirmLabel={t('desk.actions.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <Stack>
        <ClientFields form={form} />
        <Duplicates values={form.values} onUse={onAdded} />
      </Stack>
    </Confirm>
  );
}
