import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../../platform/errors/form.ts';
import { meQuery } from '../../../platform/session/api.ts';
import { useSession } from '../../../platform/session/session.ts';
import { toastDone } from '../../../platform/toast.ts';
import { useSubmit } from '../../../ui/use-submit.ts';
import { updateMe } from '../api.ts';
import { accountRules } from '../validation.ts';

export function AboutForm() {
  const { t } = useTranslation();
  const { me } = useSession();
  const queryClient = useQueryClient();
  const form = useForm({ initialValues: { name: me.user.name }, validate: { name: accountRules(t).name } });
  const { busy, submit } = useSubmit<typeof form.values>(
    async ({ name }) => {
      await updateMe({ name: name.trim() });
      await queryClient.invalidateQueries(meQuery);
      form.resetDirty();
      toastDone(t('common.saved'));
    },
    (error) => showProblem(error, form),
  );

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <TextInput label={t('account.fields.name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('account.fields.email')} value={me.user.email} readOnly variant="filled" />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
