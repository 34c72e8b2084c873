import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { beginSecondFactor, type SecondFactorBegun } from '../api.ts';
import { accountRules } from '../validation.ts';
import { FirstCode } from './first-code.tsx';
import { PasswordAgain } from './password-again.tsx';

interface StartTwoStepsProps {
  showCodes: (codes: string[]) => void;
}

/** The password, then the app's first code: nothing is asked at a sign-in before the app is known to work. */
export function StartTwoSteps({ showCodes }: StartTwoStepsProps) {
  const [begun, setBegun] = useState<SecondFactorBegun | null>(null);
  if (!begun) return <BeginForm begin={setBegun} />;
  return (
    <FirstCode
      totpURI={begun.totpURI}
      confirmed={() => showCodes(begun.backupCodes)}
      cancel={() => setBegun(null)}
    />
  );
}

function BeginForm({ begin }: { begin: (begun: SecondFactorBegun) => void }) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { password: '' }, validate: { password: accountRules(t).password } });
  const { busy, run } = useChange(
    async (_send, { password }: typeof form.values) => begin(await beginSecondFactor(password)),
    { form },
  );
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <PasswordAgain form={form} />
        <Group justify="flex-end">
          <Button type="submit" variant="light" loading={busy}>
            {t('account.twoSteps.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
