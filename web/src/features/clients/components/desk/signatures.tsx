import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { noteSigned, signaturesQuery, waiversQuery } from '../../waiver-api.ts';
import { NotePaper } from './note-paper.tsx';

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
              <NotePaper
                missing={t('clients.waiver.missing', { version })}
                action={t('clients.waiver.note')}
                formats={formats}
                onNote={(send, on_paper) => send(noteSigned(clientId), { version, on_paper })}
              />
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}
