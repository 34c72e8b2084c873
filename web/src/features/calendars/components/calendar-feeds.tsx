import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type CalendarFeed, endFeed, type FeedKind, makeFeed } from '../api.ts';
import { NewAddress } from './new-address.tsx';

interface CalendarFeedsProps {
  kinds: readonly FeedKind[];
  feeds: readonly CalendarFeed[];
}

/** One's own classes in the calendar of the phone: an address for each thing that one is here. */
export function CalendarFeeds({ kinds, feeds }: CalendarFeedsProps) {
  return (
    <Stack gap="lg">
      {kinds.map((kind) => (
        <OneFeed key={kind} kind={kind} feed={feeds.find((one) => one.kind === kind)} />
      ))}
    </Stack>
  );
}

function OneFeed({ kind, feed }: { kind: FeedKind; feed: CalendarFeed | undefined }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string>();
  const [asked, setAsked] = useState<'again' | 'end'>();
  const making = useChange(async (send) => {
    setUrl(await send(makeFeed, kind));
    setAsked(undefined);
  });
  const ending = useChange(
    async (send, id: string) => {
      await send(endFeed, id);
      setUrl(undefined);
      setAsked(undefined);
    },
    { done: t('calendars.ended') },
  );
  return (
    <Stack gap="sm">
      <div>
        <Text fw={550}>{t(`calendars.kinds.${kind}`)}</Text>
        <Text size="sm" c="dimmed">
          {feed ? <LastRead feed={feed} /> : t(`calendars.hints.${kind}`)}
        </Text>
      </div>
      {url && <NewAddress url={url} />}
      <Group gap="sm">
        {!feed && (
          <Button variant="default" loading={making.busy} onClick={() => making.run()}>
            {t('calendars.make')}
          </Button>
        )}
        {feed && (
          <>
            <Button variant="default" onClick={() => setAsked('again')}>
              {t('calendars.again')}
            </Button>
            <Button variant="subtle" color="red" onClick={() => setAsked('end')}>
              {t('calendars.end')}
            </Button>
          </>
        )}
      </Group>
      {feed && asked && (
        <Confirm
          opened
          onClose={() => setAsked(undefined)}
          title={t(`calendars.${asked}Title`)}
          confirmLabel={t(`calendars.${asked}`)}
          cancelLabel={t('common.cancel')}
          tone="danger"
          busy={making.busy || ending.busy}
          onConfirm={() => (asked === 'again' ? making.run() : ending.run(feed.id))}
        >
          <Text>{t(`calendars.${asked}Text`)}</Text>
        </Confirm>
      )}
    </Stack>
  );
}

function LastRead({ feed: { last_read_on } }: { feed: CalendarFeed }) {
  const { t, i18n } = useTranslation();
  if (last_read_on === null) return t('calendars.neverRead');
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' });
  return t('calendars.lastRead', { date: format.format(new Date(last_read_on)) });
}
