import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconMailOff, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSendsMail } from '../../../platform/session/session.ts';
import { toastDone } from '../../../platform/toast.ts';
import { sendTestMail } from '../api.ts';

type Answer = Awaited<ReturnType<typeof sendTestMail.write>>;

/** Whether mail leaves this installation, and the way to try. */
export function MailState() {
  const { t } = useTranslation();
  const sends = useSendsMail();
  const [refused, setRefused] = useState<Answer | null>(null);
  const { busy, run } = useChange(async (send) => {
    const answer = await send(sendTestMail, undefined);
    setRefused(answer.sent ? null : answer);
    if (answer.sent) toastDone(t('club.mails.state.sentTo', { email: answer.to_email }));
  });
  if (!sends) {
    return (
      <Alert
        color="yellow"
        variant="light"
        icon={<IconMailOff aria-hidden />}
        title={t('club.mails.state.off')}
      >
        {t('club.mails.state.offText')}
      </Alert>
    );
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Button
        variant="default"
        leftSection={<IconSend size={18} aria-hidden />}
        loading={busy}
        onClick={() => run()}
      >
        {t('club.mails.state.test')}
      </Button>
      {refused && <Refused answer={refused} />}
    </Stack>
  );
}

function Refused({ answer: { problem, detail } }: { answer: Answer }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="light" title={t('club.mails.state.failed')} role="alert" w="100%">
      <Text>{t(`club.mails.state.problem.${problem ?? 'other'}`)}</Text>
      {detail && (
        <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {t('club.mails.state.said', { detail })}
        </Text>
      )}
    </Alert>
  );
}
