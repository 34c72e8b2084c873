import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import { now } from '../../../../platform/formats/clock.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { toastDone } from '../../../../platform/toast.ts';
import { Section } from '../../../../ui/section.tsx';
import { consentsQuery, notePaper, privacyQuery } from '../../privacy-api.ts';

interface ConsentsProps {
  clientId: string;
  formats: Formats;
}

/** To which versions of the privacy text a client has agreed; nothing where the club has none. */
export function Consents({ clientId, formats }: ConsentsProps) {
  const { t } = useTranslation();
  const { data: privacy } = useQuery(privacyQuery);
  const query = useQuery(consentsQuery(clientId));
  const version = privacy?.current?.version;
  if (version === undefined) return null;
  return (
    <Section title={t('clients.privacy.title')}>
      <Loaded query={query}>
        {(consents) => (
          <Stack gap="sm">
            {consents.map((one) => (
              <Text key={one.version} size="sm">
                {one.on_paper === null
                  ? t('clients.privacy.onScreen', { version: one.version, at: formats.dateTime(one.at) })
                  : t('clients.privacy.onPaper', {
                      version: one.version,
                      date: formats.date(one.on_paper),
                    })}
                {one.given_by && ` · ${one.given_by}`}
              </Text>
            ))}
            {!consents.some((one) => one.version === version) && (
              <Missing {...{ clientId, formats, version }} />
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Missing({ clientId, formats, version }: ConsentsProps & { version: number }) {
  const { t } = useTranslation();
  const today = formats.localDate(now());
  const [on, setOn] = useState<string | null>(today);
  const { busy, run } = useChange(async (send, on_paper: string) => {
    await send(notePaper(clientId), { version, on_paper });
    toastDone(t('common.saved'));
  });
  return (
    <>
      <Text size="sm">{t('clients.privacy.missing', { version })}</Text>
      <Group align="flex-end" gap="sm">
        <DateField label={t('clients.privacy.signedOn')} value={on} onChange={setOn} max={today} />
        <Button variant="default" loading={busy} disabled={on === null} onClick={() => on && run(on)}>
          {t('clients.privacy.note')}
        </Button>
      </Group>
    </>
  );
}
