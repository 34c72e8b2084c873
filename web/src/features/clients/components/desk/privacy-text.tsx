import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { toastDone } from '../../../../platform/toast.ts';
import { Section } from '../../../../ui/section.tsx';
import { privacyTextsQuery, publishPrivacyText, type PrivacyText as Version } from '../../privacy-api.ts';

/** The club's privacy text: the one in force, and a new version of it. */
export function PrivacyText({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const query = useQuery(privacyTextsQuery);
  return (
    <Section title={t('club.privacy.title')} description={t('club.privacy.hint')}>
      <Loaded query={query}>
        {(versions) => <Versions key={versions[0]?.id} versions={versions} formats={formats} />}
      </Loaded>
    </Section>
  );
}

function Versions({ versions, formats }: { versions: readonly Version[]; formats: Formats }) {
  const { t } = useTranslation();
  const [current] = versions;
  const [text, setText] = useState(current?.text ?? '');
  const { busy, run } = useChange(async (send) => {
    const saved = await send(publishPrivacyText, text.trim());
    toastDone(t('club.privacy.done', { version: saved.version }));
  });
  const isNew = text.trim() !== '' && text.trim() !== current?.text;
  return (
    <Stack gap="sm">
      {current && (
        <Text size="sm" c="dimmed">
          {t('club.privacy.current', {
            version: current.version,
            at: formats.dateTime(current.created_at),
          })}
        </Text>
      )}
      <Textarea
        label={t('club.privacy.text')}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={50_000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button disabled={!isNew} loading={busy} onClick={() => run()}>
          {t('club.privacy.publish', { version: (current?.version ?? 0) + 1 })}
        </Button>
      </Group>
    </Stack>
  );
}
