import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { showProblem } from '../../../platform/errors/form.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import { giveSecondFactor } from '../api.ts';
import { codeAsSent } from '../second-factor.ts';
import { accountRules } from '../validation.ts';

interface SecondFactorFormProps {
  /** What follows once both factors were right. */
  enter: () => Promise<void>;
  /** Back to the password; with why, where no code does any more. */
  back: (reason?: unknown) => void;
}

/** The second step of a sign-in: six digits of the app, or one of the codes kept for when it is lost. */
export function SecondFactorForm(props: SecondFactorFormProps) {
  const [backup, setBackup] = useState(false);
  const other = () => setBackup(!backup);
  return <CodeForm key={String(backup)} {...props} backup={backup} other={other} />;
}

interface CodeFormProps extends SecondFactorFormProps {
  backup: boolean;
  /** To the other kind of code. */
  other: () => void;
}

function CodeForm({ backup, other, enter, back }: CodeFormProps) {
  const { t } = useTranslation();
  const { sixDigits, backupCode } = accountRules(t);
  const form = useForm({
    initialValues: { code: '', trustDevice: false },
    validate: { code: backup ? backupCode : sixDigits },
    transformValues: ({ code, ...rest }) => ({ ...rest, code: codeAsSent(code) }),
  });
  const { busy, run } = useChange(
    async (_send, values: typeof form.values) => {
      await giveSecondFactor({ ...values, backup });
      await enter();
    },
    { failed: (problem) => (isOver(problem) ? back(problem) : showProblem(problem, form)) },
  );

  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <Text>{t(backup ? 'account.secondFactor.backupText' : 'account.secondFactor.text')}</Text>
        <TextInput
          // Somebody has just sent the password: this is where they go on.
          ref={focusOnce}
          label={t(backup ? 'account.secondFactor.backupCode' : 'account.secondFactor.code')}
          autoComplete={backup ? 'off' : 'one-time-code'}
          inputMode={backup ? 'text' : 'numeric'}
          {...form.getInputProps('code')}
        />
        <Checkbox
          label={t('account.secondFactor.trust')}
          {...form.getInputProps('trustDevice', { type: 'checkbox' })}
        />
        <Button type="submit" size="lg" loading={busy} fullWidth>
          {t('account.secondFactor.submit')}
        </Button>
        <Button variant="subtle" onClick={other} fullWidth>
          {t(backup ? 'account.secondFactor.useCode' : 'account.secondFactor.useBackup')}
        </Button>
        <Button variant="subtle" onClick={() => back()} fullWidth>
          {t('account.secondFactor.back')}
        </Button>
      </Stack>
    </form>
  );
}

/** Nothing that is typed here can help: it took too long, it was tried too often, or there is no second factor now. */
const isOver = (problem: unknown): boolean =>
  problem instanceof ProblemError &&
  ['auth.second_step_over', 'auth.too_many_codes', 'auth.no_second_factor'].includes(problem.code);

/** Of one identity for good, so that React calls it when the field comes, and not again. */
const focusOnce = (field: HTMLInputElement | null) => field?.focus();
