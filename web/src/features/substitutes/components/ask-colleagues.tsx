import { Button, Stack, Text } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { AskCoaches } from './ask-coaches.tsx';
import { SubstituteRequests } from './request-list.tsx';

interface AskColleaguesProps {
  session: { id: string };
  /** No longer once the class has begun. */
  offered: boolean;
  formats: Formats;
}

/** A coach who cannot give a class of theirs asks colleagues: whoever accepts first gives it. */
export function AskColleagues({ session, offered, formats }: AskColleaguesProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {offered && (
        <Button
          variant="default"
          leftSection={<IconReplace size={18} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('substitutes.colleagues.action')}
        </Button>
      )}
      <Sheet
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('substitutes.colleagues.title')}
        closeLabel={t('common.close')}
      >
        <Stack>
          <Text c="dimmed" size="sm">
            {t('substitutes.colleagues.intro')}
          </Text>
          <SubstituteRequests session_id={session.id} formats={formats} />
          <AskCoaches session_ids={[session.id]} also_found />
        </Stack>
      </Sheet>
    </>
  );
}
