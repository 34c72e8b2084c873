import { Accordion, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { ChoiceBar } from '../../../ui/choice-bar.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type Mail, type MailStatus, mailsQuery } from '../api.ts';
import { MailState } from './mail-state.tsx';

const STATUSES = ['sent', 'kept', 'queued', 'failed'] as const;
const COLORS: Record<string, string> = { sent: 'teal', kept: 'court', queued: 'yellow', failed: 'red' };

/** What was written to people; without a mail server it is kept here, to be handed over. */
export function MailList({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const [status, setStatus] = useState<MailStatus | null>(null);
  const query = useInfiniteQuery(mailsQuery(status));
  return (
    <Stack>
      <Text c="dimmed">{t('club.mails.description')}</Text>
      <MailState />
      <div>
        <ChoiceBar
          label={t('club.mails.which')}
          data={[
            { value: 'all', label: t('club.mails.all') },
            ...STATUSES.map((value) => ({ value, label: t(`club.mails.status.${value}`) })),
          ]}
          value={status ?? 'all'}
          onChange={(value) => setStatus(value === 'all' ? null : value)}
        />
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const mails = pages.flatMap(({ results }) => results);
          if (mails.length === 0) {
            return (
              <Card>
                <NothingHere icon={<IconMail aria-hidden />} title={t('club.mails.none')} />
              </Card>
            );
          }
          return (
            <Card padding={0}>
              <Accordion variant="filled" order={2}>
                {mails.map((mail) => (
                  <Line key={mail.id} mail={mail} formats={formats} />
                ))}
              </Accordion>
            </Card>
          );
        }}
      </Loaded>
      <More query={query} label={t('club.mails.more')} />
    </Stack>
  );
}

function Line({ mail, formats }: { mail: Mail; formats: Formats }) {
  const { t, i18n } = useTranslation();
  const { status } = mail;
  const label = i18n.exists(`club.mails.status.${status}`)
    ? t(`club.mails.status.${status}` as 'club.mails.status.sent')
    : status;
  return (
    <Accordion.Item value={mail.id}>
      <Accordion.Control>
        <Group component="span" gap={8}>
          <Text component="span" fw={600}>
            {mail.subject}
          </Text>
          <Badge size="sm" variant="light" color={COLORS[status] ?? 'gray'} c="var(--mantine-color-text)">
            {label}
          </Badge>
        </Group>
        <Text component="span" size="sm" c="dimmed" display="block">
          {t('club.mails.to', { email: mail.to_email })} · {formats.dateTime(mail.created_at)}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        {mail.error && (
          <Text size="sm" c="var(--mantine-color-error)" mb="xs">
            {mail.error}
          </Text>
        )}
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {mail.body}
        </Text>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
