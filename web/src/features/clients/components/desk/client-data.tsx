import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { over } from '../../../../platform/client/change.ts';
import { useChange } from '../../../../platform/client/use-change.ts';
import { taken, useFollowing } from '../../../../platform/client/use-following.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Section } from '../../../../ui/section.tsx';
import { type Client, changeClient } from '../../api.ts';
import { isUndecided } from '../../undecided.ts';
import {
  ClientFields,
  type ClientValues,
  clientInput,
  shownOf,
  useClientForm,
  valuesOf,
} from './client-form.tsx';

/** What the club knows of a client, to change. Who leaves may have bookings before them: then it is asked what becomes of these. */
export function ClientData({ client, onUndecided }: { client: Client; onUndecided: () => void }) {
  const { t } = useTranslation();
  const form = useClientForm(client);
  const [base, setBase] = useFollowing(client, (now) => taken(form, valuesOf(now)));
  const { busy, run } = useChange(
    async (send, values: ClientValues) => {
      const input = { ...clientInput(values), is_active: values.is_active };
      const saved = await send(over(changeClient(client.id), base), input).catch((error: unknown) => {
        if (!isUndecided(error)) throw error;
        onUndecided();
        return null;
      });
      if (saved === null) return;
      if (saved) setBase(saved);
      form.resetDirty();
      toastDone(t('clients.detail.saved'));
    },
    {
      form: { ...form, setValues: (row: Partial<Client>) => form.setValues(shownOf(row)) },
      rebased: (row) => setBase(row as Client),
    },
  );
  return (
    <Section title={t('clients.detail.about')}>
      <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
        <Stack>
          <ClientFields form={form} existing />
          <Group justify="flex-end">
            <Button type="submit" loading={busy} disabled={!form.isDirty()}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
