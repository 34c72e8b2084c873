import { Button, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { type EndingLink, endMails, getMailsAgain, subscriptionQuery } from '../unsubscribe.ts';

/** What the link of a mail ends, with the button that does it, and the one that takes it back. */
export function EndMails({ link }: { link: EndingLink }) {
  const { t } = useTranslation();
  const subscription = useQuery(subscriptionQuery(link));
  const ending = useChange((send) => send(endMails, link));
  const again = useChange((send) => send(getMailsAgain, link));
  return (
    <Loaded query={subscription}>
      {({ name, kinds, by_mail }) => (
        <Stack role="status">
          <Text>{t(by_mail ? 'unsubscribe.gets' : 'unsubscribe.ended', { name })}</Text>
          <List>
            {kinds.map((kind) => (
              <List.Item key={kind}>{t(`notifications.kinds.${kind}`)}</List.Item>
            ))}
          </List>
          {by_mail ? (
            <Button size="lg" fullWidth loading={ending.busy} onClick={() => ending.run()}>
              {t('unsubscribe.submit')}
            </Button>
          ) : (
            <Button variant="default" fullWidth loading={again.busy} onClick={() => again.run()}>
              {t('unsubscribe.undo')}
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
