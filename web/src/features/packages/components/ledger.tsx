import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Unfold } from '../../../ui/unfold.tsx';
import type { StudentPackage } from '../api.ts';

interface LedgerProps {
  bought: StudentPackage;
  formats: Formats;
}

type Entry = StudentPackage['entries'][number];

/** As many as the server tells of. */
const most = 100;

/** What was done with a package, to unfold: the classes that it paid for, and who added, took or paid back. */
export function Ledger({ bought, formats }: LedgerProps) {
  const { t } = useTranslation();
  const { entries, name } = bought;
  if (entries.length === 0) return null;
  const action = t('packages.ledger');
  return (
    <Unfold action={action} label={t('packages.of', { action, name })}>
      {() => (
        <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
          {entries.toReversed().map((entry) => (
            <Line key={entry.number} entry={entry} formats={formats} />
          ))}
          {entries.length === most && (
            <Text component="li" size="xs" c="dimmed">
              {t('packages.entryEarlier')}
            </Text>
          )}
        </Stack>
      )}
    </Unfold>
  );
}

const signed = (delta: number): string => (delta < 0 ? `−${-delta}` : delta > 0 ? `+${delta}` : '0');

function Line({ entry, formats }: { entry: Entry; formats: Formats }) {
  const { t } = useTranslation();
  const { kind, delta, balance, at, reason, by, class: used } = entry;
  const about = used && `${used.name}, ${formats.dayShort(used.local_date)}`;
  const what = [t(`packages.entry.${kind}`), about].filter(Boolean).join(': ');
  const noted = [formats.dayShort(formats.localDate(at)), by, reason && `“${reason}”`];
  return (
    <li>
      <Text size="sm">
        {what}{' '}
        <Text span size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          ({t('packages.entryNumbers', { delta: signed(delta), balance })})
        </Text>
      </Text>
      <Text size="xs" c="dimmed">
        {noted.filter(Boolean).join(' · ')}
      </Text>
    </li>
  );
}
