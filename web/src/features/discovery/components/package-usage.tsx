import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { AnchorLink } from '../../../ui/link.tsx';
import { type PackageUsage as Usage, usageQuery } from '../api.ts';

interface PackageUsageProps {
  bought: { id: string; name: string; student_id: string };
  formats: Formats;
}

/** Which classes to take before a package ends, and why these: to unfold, as a ledger is. */
export function PackageUsage({ bought, formats }: PackageUsageProps) {
  const { t } = useTranslation();
  const [opened, { toggle }] = useDisclosure(false);
  const usage = useQuery({ ...usageQuery(bought.id), enabled: opened });
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
        aria-label={t('packages.of', { action: t('packages.usage.action'), name: bought.name })}
        rightSection={<Chevron size={17} aria-hidden />}
        onClick={toggle}
      >
        {t('packages.usage.action')}
      </Button>
      {opened && (
        <Loaded query={usage}>
          {(data) => <Suggested usage={data} student_id={bought.student_id} formats={formats} />}
        </Loaded>
      )}
    </div>
  );
}

function Suggested({ usage, student_id, formats }: { usage: Usage; student_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const { results, every_days } = usage;
  if (results.length === 0) return <Text size="sm">{t('packages.usage.none')}</Text>;
  return (
    <>
      {every_days !== null && <Text size="sm">{t('packages.usage.every', { count: every_days })}</Text>}
      <Stack component="ul" gap={6} m={0} mt={4} p={0} style={{ listStyle: 'none' }}>
        {results.map(({ session, reasons, opens_at }) => (
          <li key={session.id}>
            <AnchorLink
              to="/classes/$session"
              params={{ session: session.id }}
              search={{ week: session.local_date, day: session.local_date, for: student_id }}
              size="sm"
              fw={600}
            >
              {session.name}, {formats.dateTime(session.scheduled_datetime)}
            </AnchorLink>
            <Text size="xs" c="dimmed">
              {reasons.map((reason) => t(`packages.usage.reasons.${reason}`)).join(' · ')}
            </Text>
            {opens_at !== null && (
              <Text size="xs">{t('packages.usage.opens', { date: formats.dateTime(opens_at) })}</Text>
            )}
          </li>
        ))}
      </Stack>
    </>
  );
}
