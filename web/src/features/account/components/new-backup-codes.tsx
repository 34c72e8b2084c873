import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { newBackupCodes } from '../api.ts';
import { accountRules } from '../validation.ts';
import { PasswordAgain } from './password-again.tsx';

interface NewBackupCodesProps {
  close: () => void;
  showCodes: (codes: string[]) => void;
}

export function NewBackupCodes({ close, showCodes }: NewBackupCodesProps) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { password: '' }, validate: { password: accountRules(t).password } });
  const { busy, run } = useChange(
    async (_send, { password }: typeof form.values) => showCodes(await newBackupCodes(password)),
    { form },
  );
  return (
    <Confirm
      opened
      onClose={close}
      title={t('account.twoSteps.newCodes')}
      confirmLabel={t('account.twoSteps.makeCodes')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onConfirm={form.onSubmit(run)}
    >
      <Text>{t('account.twoSteps.newCodesText')}</Text>
      <PasswordAgain form={form} />
    </Confirm>
  );
}
