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
import { noteSigned, signaturesQuery, waiversQuery } from '../../waiver-api.ts';

interface SignaturesProps {
  clientId: string;
  formats: Formats;
}

/** Which versions of the waiver a client has signed; nothing where the club has none. */
export function Signatures({ clientId, formats }: SignaturesProps) {
  const { t } = useTranslation();
  const { data: waivers } = useQuery(waiversQuery);
  const query = useQuery(signaturesQuery(clientId));
  const version = waivers?.current?.version;
  if (version === undefined) return null;
  return (
    <Section title={t('clients.waiver.title')}>
      <Loaded query={query}>
        {(signatures) => (
          <Stack gap="sm">
            {signatures.map((one) => (
              <Text key={one.version} size="sm">
                {one.on_paper === null
                  ? t('clients.waiver.onScreen', {
                      ...{ version: one.version, name: one.typed_name, at: formats.dateTime(one.at) },
                    })
                  : t('clients.privacy.onPaper', { version: one.version, date: formats.date(one.on_paper) })}
                {one.signed_by && ` · ${one.signed_by}`}
              </Text>
            ))}
            {!signatures.some((one) => one.version === version) && (
              <Missing {...{ clientId, formats, version }} />
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Missing({ clientId, formats, version }: SignaturesProps & { version: number }) {
  const { t } = useTranslation();
  const today = formats.localDate(now());
  const [on, setOn] = useState<string | null>(today);
  const { busy, run } = useChange(async (send, on_paper: string) => {
    await send(noteSigned(clientId), { version, on_paper });
    toastDone(t('common.saved'));
  });
  return (
    <>
      <Text size="sm">{t('clients.waiver.missing', { version })}</Text>
      <Group align="flex-end" gap="sm">
        <DateField label={t('clients.privacy.signedOn')} value={on} onChange={setOn} max={today} />
        <Button variant="default" loading={busy} disabled={on === null} onClick={() => on && run(on)}>
          {t('clients.waiver.note')}
        </Button>
      </Group>
    </>
  );
}
