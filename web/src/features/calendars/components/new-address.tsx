import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconBrandGoogle, IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../../ui/copy-text.tsx';

/** What it takes to subscribe. Shown once: the server keeps no more of it than it takes to know it again. */
export function NewAddress({ url }: { url: string }) {
  const { t } = useTranslation();
  const webcal = url.replace(/^https?:/, 'webcal:');
  return (
    <Stack gap="sm" role="status">
      <Text size="sm">{t('calendars.once')}</Text>
      <TextInput
        readOnly
        label={t('calendars.address')}
        value={url}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Group gap="sm">
        <CopyText text={url} label={t('calendars.copy')} />
        <Button component="a" href={webcal} leftSection={<IconCalendarPlus size={18} aria-hidden />}>
          {t('calendars.here')}
        </Button>
        <Button
          component="a"
          variant="default"
          href={`https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconBrandGoogle size={18} aria-hidden />}
        >
          {t('calendars.google')}
        </Button>
      </Group>
    </Stack>
  );
}
