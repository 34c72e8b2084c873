import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import { tokensQuery } from '../tokens.ts';
import { OneToken } from './token-list.tsx';

/** What somebody made that opens something still, whatever they are by now; nothing where there is none. */
export function OwnTokens({ user_id, formats }: { user_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const { data } = useQuery(tokensQuery);
  const open = (data?.results ?? []).filter(
    ({ status, made_by }) => status === 'active' && made_by.id === user_id,
  );
  if (open.length === 0) return null;
  return (
    <Section title={t('tokens.own')} description={t('tokens.ownHint')}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {open.map((token) => (
          <li key={token.id}>
            <OneToken token={token} formats={formats} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}
