import { Anchor, Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Unfold } from '../../../ui/unfold.tsx';

const EXAMPLE = `import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.BANDEJA_WEBHOOK_SECRET); // whsec_…

app.post('/webhooks/bandeja', raw, (request, response) => {
  // Throws if the signature is wrong or the message is old.
  const { type, timestamp, data } = webhook.verify(request.body, request.headers);
  // The same webhook-id may come again: keep those you have seen.
  enqueue(request.headers['webhook-id'], { type, timestamp, data });
  response.status(204).end();
});`;

/** For whoever writes the other program. */
export function HowToCheck() {
  const { t } = useTranslation();
  return (
    <Unfold action={t('webhooks.how')} label={t('webhooks.how')}>
      {() => (
        <Stack gap="sm" mt="xs">
          <Text maw="70ch">{t('webhooks.howText')}</Text>
          <Code block tabIndex={0} style={{ overflow: 'auto' }}>
            {EXAMPLE}
          </Code>
          <Text maw="70ch">{t('webhooks.howRetries')}</Text>
          <Text>
            <Anchor href="https://www.standardwebhooks.com" target="_blank" rel="noreferrer">
              Standard Webhooks
            </Anchor>
            {' · '}
            <Anchor href="/api/docs" target="_blank">
              {t('webhooks.docs')}
            </Anchor>
          </Text>
        </Stack>
      )}
    </Unfold>
  );
}
