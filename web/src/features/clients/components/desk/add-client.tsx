import { useTranslation } from 'react-i18next';
import { showProblem } from '../../../../platform/errors/form.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { useSubmit } from '../../../../ui/use-submit.ts';
import { type Client, useAddClient } from '../../desk-api.ts';
import { ClientFields, type ClientValues, clientInput, useClientForm } from './client-form.tsx';

interface AddClientProps {
  home_club_id: string;
  onClose: () => void;
  onAdded: (client: Client) => void;
}

export function AddClient({ home_club_id, onClose, onAdded }: AddClientProps) {
  const { t } = useTranslation();
  const add = useAddClient();
  const form = useClientForm();
  const { busy, submit } = useSubmit<ClientValues>(
    async (values) => {
      const client = await add({ ...clientInput(values), home_club_id });
      toastDone(t('clients.detail.added'));
      onAdded(client);
    },
    (error) => showProblem(error, form),
  );
  return (
    <Confirm
      opened
      title={t('clients.form.addTitle')}
      confirmLabel={t('desk.actions.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => void submit(values))()}
    >
      <ClientFields form={form} />
    </Confirm>
  );
}
