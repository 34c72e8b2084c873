import { Alert, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type ClassMessage, previewQuery, putRight, takeBack, write } from '../api.ts';
import { ClassMessages } from './class-messages.tsx';

interface WritingProps {
  session: { id: string; name: string; waitlisted_count: number; abilities: { manage_enrollments: boolean } };
  formats: Formats;
}

/** What was written to a class and, for who gives it and the desk, the way to write more. */
export function MessagesOfClass({ session, formats }: WritingProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'new' | ClassMessage | null>(null);
  return (
    <Stack gap="sm">
      <ClassMessages
        session_id={session.id}
        formats={formats}
        actions={(message) => message.abilities.change && <Own message={message} onChange={setOpen} />}
      />
      {session.abilities.manage_enrollments && (
        <div>
          <Button
            variant="default"
            leftSection={<IconMessage size={18} aria-hidden />}
            onClick={() => setOpen('new')}
          >
            {t('messages.write')}
          </Button>
        </div>
      )}
      {open === 'new' && <NewMessage session={session} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'new' && <PutRight message={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Own({ message, onChange }: { message: ClassMessage; onChange: (message: ClassMessage) => void }) {
  const { t } = useTranslation();
  const taking = useChange((send) => send(takeBack, message.id), { done: t('messages.takenBack') });
  return (
    <Group gap="xs">
      <Button variant="subtle" size="compact-sm" onClick={() => onChange(message)}>
        {t('messages.putRight')}
      </Button>
      <Button variant="subtle" size="compact-sm" loading={taking.busy} onClick={() => taking.run()}>
        {t('messages.takeBack')}
      </Button>
    </Group>
  );
}

function NewMessage({ session, onClose }: Pick<WritingProps, 'session'> & { onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [to_waiting, setToWaiting] = useState(false);
  const { data: preview } = useQuery(previewQuery(session.id, to_waiting));
  const sending = useChange(async (send) => {
    await send(write(session.id), { words, to_waiting });
    toastDone(t('messages.sent'));
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('messages.to', { name: session.name })}
      confirmLabel={t('messages.send')}
      cancelLabel={t('common.cancel')}
      busy={sending.busy}
      onClose={onClose}
      disabled={words.trim() === '' || preview?.left_today === 0}
      onConfirm={() => sending.run()}
    >
      <Words value={words} onChange={setWords} />
      {session.waitlisted_count > 0 && (
        <Checkbox
          label={t('messages.toWaiting')}
          checked={to_waiting}
          onChange={({ currentTarget }) => setToWaiting(currentTarget.checked)}
        />
      )}
      <Stack gap={4} aria-live="polite">
        {preview && <Text size="sm">{t('messages.people', { count: preview.people })}</Text>}
        {preview && preview.unreached.length > 0 && (
          <Alert color="yellow">
            {t('messages.unreached', {
              names: preview.unreached
                .map(({ student_name, contacts }) =>
                  [student_name, ...contacts.map(({ phone }) => phone)].join(' '),
                )
                .join(', '),
            })}
          </Alert>
        )}
        {preview?.left_today === 0 && <Alert color="yellow">{t('messages.noneLeft')}</Alert>}
        <Text size="sm" c="dimmed">
          {t('messages.staysSent')}
        </Text>
      </Stack>
    </Confirm>
  );
}

function PutRight({ message, onClose }: { message: ClassMessage; onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(message.words);
  const saving = useChange(async (send) => {
    await send(putRight, { id: message.id, words });
    toastDone(t('messages.changed'));
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('messages.putRight')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={saving.busy}
      onClose={onClose}
      disabled={words.trim() === ''}
      onConfirm={() => words.trim() !== '' && saving.run()}
    >
      <Words value={words} onChange={setWords} />
      <Text size="sm" c="dimmed">
        {t('messages.staysSent')}
      </Text>
    </Confirm>
  );
}

function Words({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('messages.words')}
      required
      autosize
      minRows={4}
      maxLength={1_000}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
