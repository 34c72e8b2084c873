import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../../../platform/errors/form.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Section } from '../../../../ui/section.tsx';
import { useSubmit } from '../../../../ui/use-submit.ts';
import { type Client, useChangeClient } from '../../desk-api.ts';
import { ClientFields, type ClientValues, clientInput, useClientForm } from './client-form.tsx';

/** What the club knows of a client, to change. */
export function ClientData({ client }: { client: Client }) {
  const { t } = useTranslation();
  const change = useChangeClient(client.id);
  const form = useClientForm(client);
  const { busy, submit } = useSubmit<ClientValues>(
    async (values) => {
      await change({ ...clientInput(values), is_active: values.is_active });
      form.resetDirty();
      toastDone(t('clients.detail.saved'));
    },
    (error) => showProblem(error, form),
  );
  return (
    <Section title={t('clients.detail.about')}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
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
