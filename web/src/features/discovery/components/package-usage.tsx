import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { AnchorLink } from '../../../ui/link.tsx';
import { Unfold } from '../../../ui/unfold.tsx';
import { type PackageUsage as Usage, usageQuery } from '../api.ts';

interface PackageUsageProps {
  bought: { id: string; name: string; student_id: string };
  formats: Formats;
}

/** Which classes to take before a package ends, and why these: to unfold, as a ledger is. */
export function PackageUsage({ bought, formats }: PackageUsageProps) {
  const { t } = useTranslation();
  const action = t('packages.usage.action');
  return (
    <Unfold action={action} label={t('packages.of', { action, name: bought.name })}>
      {() => <Asked bought={bought} formats={formats} />}
    </Unfold>
  );
}

function Asked({ bought: { id, student_id }, formats }: PackageUsageProps) {
  const usage = useQuery(usageQuery(id));
  return (
    <Loaded query={usage}>
      {(data) => <Suggested usage={data} student_id={student_id} formats={formats} />}
    </Loaded>
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
