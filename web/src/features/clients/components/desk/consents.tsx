import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { consentsQuery, notePaper, privacyQuery } from '../../privacy-api.ts';
import { NotePaper } from './note-paper.tsx';

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
              <NotePaper
                missing={t('clients.privacy.missing', { version })}
                action={t('clients.privacy.note')}
                formats={formats}
                onNote={(send, on_paper) => send(notePaper(clientId), { version, on_paper })}
              />
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}
