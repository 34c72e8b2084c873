import { Stack } from '@mantine/core';
import { IconTelescope } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { NothingHere } from '../../../../ui/nothing-here.tsx';
import { foresightQuery } from '../../foresight-api.ts';
import { ChancesCard } from './chances-card.tsx';

/** What is to be expected, each with how it did before. */
export function Foresight({ club_id, formats }: { club_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const query = useQuery(foresightQuery(club_id));
  return (
    <Loaded query={query}>
      {({ chances }) =>
        chances.length === 0 ? (
          <NothingHere
            icon={<IconTelescope size={28} aria-hidden />}
            title={t('foresight.none')}
            description={t('foresight.noneHint')}
          />
        ) : (
          <Stack gap="lg">
            {chances.map((one) => (
              <ChancesCard key={one.kind} chances={one} formats={formats} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
