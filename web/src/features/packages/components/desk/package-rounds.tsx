import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { codeMessage } from '../../../../platform/errors/message.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../../ui/link.tsx';
import { type PackageRound, roundsQuery, stopRound } from '../../rounds-api.ts';

/** How far the last decisions are: goes on while nobody looks, and is here again for who comes back. */
export function PackageRounds({ club_id, formats }: { club_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(roundsQuery(club_id));
  if (data.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('catalog.packages.ended.rounds')}
      </Title>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.map((round) => (
          <Round key={round.id} round={round} formats={formats} />
        ))}
      </Stack>
    </Stack>
  );
}

function Round({ round, formats }: { round: PackageRound; formats: Formats }) {
  const { t } = useTranslation();
  const { id, action, created_at, by, reason, waiting, done, skipped, stopped, problems } = round;
  const { run, busy } = useChange(async (send) => send(stopRound, id), {
    done: t('catalog.packages.ended.stoppedToast'),
  });
  const all = waiting + done + skipped + stopped;
  const label = t(`catalog.packages.ended.actions.${action}`);
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Text size="sm" fw={650}>
            {label}: {t('catalog.packages.ended.progress', { done, all })}
          </Text>
          <Text size="xs" c="dimmed">
            {[formats.dateTime(created_at), by, `“${reason}”`].filter(Boolean).join(' · ')}
          </Text>
          <Text size="xs" c="dimmed">
            {[
              skipped > 0 && t('catalog.packages.ended.skipped', { count: skipped }),
              stopped > 0 && t('catalog.packages.ended.stopped', { count: stopped }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {waiting > 0 && (
          <Button variant="default" size="compact-sm" h={40} loading={busy} onClick={() => run()}>
            {t('catalog.packages.ended.stop')}
          </Button>
        )}
      </Group>
      {waiting > 0 && <Progress value={(100 * (all - waiting)) / all} aria-label={label} mt={4} />}
      {problems.map((one) => (
        <Text key={one.id} size="xs">
          <AnchorLink to="/admin/clients/$clientId" params={{ clientId: one.student_id }} size="xs">
            {one.student_name}
          </AnchorLink>{' '}
          · {one.name} · {codeMessage(one.problem, t('catalog.packages.ended.failed'))}
        </Text>
      ))}
    </li>
  );
}
