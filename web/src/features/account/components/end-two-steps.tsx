import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { endSecondFactor } from '../api.ts';
import { accountRules } from '../validation.ts';
import { PasswordAgain } from './password-again.tsx';

export function EndTwoSteps({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { password: '' }, validate: { password: accountRules(t).password } });
  const { busy, run } = useChange(
    (send, { password }: typeof form.values) => send(endSecondFactor, password),
    { form, done: t('account.twoSteps.ended') },
  );
  return (
    <Confirm
      opened
      onClose={close}
      title={t('account.twoSteps.end')}
      confirmLabel={t('account.twoSteps.end')}
      cancelLabel={t('common.cancel')}
      tone="danger"
      busy={busy}
      onConfirm={form.onSubmit(run)}
    >
      <Text>{t('account.twoSteps.endText')}</Text>
      <PasswordAgain form={form} />
    </Confirm>
  );
}
