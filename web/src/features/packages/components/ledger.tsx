import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
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
  const [opened, { toggle }] = useDisclosure(false);
  const { entries, name } = bought;
  if (entries.length === 0) return null;
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        h={40}
        px={6}
        ml={-6}
        aria-expanded={opened}
        aria-label={t('packages.of', { action: t('packages.ledger'), name })}
        rightSection={<Chevron size={17} aria-hidden />}
        onClick={toggle}
      >
        {t('packages.ledger')}
      </Button>
      {opened && (
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
    </div>
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
