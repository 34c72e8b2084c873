import { Box, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { CopyText } from '../../../ui/copy-text.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { confirmSecondFactor } from '../api.ts';
import { secretOf } from '../second-factor.ts';
import { accountRules } from '../validation.ts';

interface FirstCodeProps {
  totpURI: string;
  confirmed: () => void;
  cancel: () => void;
}

/** What the app reads or is typed into it, and its first code as the proof that it did. */
export function FirstCode({ totpURI, confirmed, cancel }: FirstCodeProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: accountRules(t).sixDigits },
    transformValues: ({ code }) => ({ code: code.replaceAll(/\s/g, '') }),
  });
  const { busy, run } = useChange(
    async (send, { code }: typeof form.values) => {
      await send(confirmSecondFactor, code);
      confirmed();
    },
    { form },
  );
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <Text>{t('account.twoSteps.scan')}</Text>
        <Box maw={220}>
          <QrCode text={totpURI} label={t('account.twoSteps.qr')} />
        </Box>
        <Textarea
          label={t('account.twoSteps.secret')}
          description={t('account.twoSteps.secretHint')}
          value={secretOf(totpURI)}
          readOnly
          autosize
          styles={{ input: { fontFamily: 'monospace' } }}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Group>
          {/* Where the app is on this very device, nobody can scan its screen. */}
          <Button
            component="a"
            href={totpURI}
            variant="light"
            leftSection={<IconDeviceMobile size={18} aria-hidden />}
          >
            {t('account.twoSteps.openApp')}
          </Button>
          <CopyText text={secretOf(totpURI).replaceAll(' ', '')} label={t('account.twoSteps.copySecret')} />
        </Group>
        <TextInput
          // Where they go on, after the app has read the code.
          ref={focusOnce}
          label={t('account.secondFactor.code')}
          description={t('account.twoSteps.firstCode')}
          autoComplete="one-time-code"
          inputMode="numeric"
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('account.twoSteps.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const focusOnce = (field: HTMLInputElement | null) => field?.focus({ preventScroll: true });
