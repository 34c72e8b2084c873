import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { type MakeUp, makeUpsQuery } from '../../make-ups-api.ts';
import { GrantDialog, TakeDialog } from './make-up-dialogs.tsx';

interface ClientMakeUpsProps {
  student: { id: string; display_name: string };
  club: { id: string; name: string };
  canGrant: boolean;
  formats: Formats;
}

/** Every make-up of a client with what became of it; the desk gives and takes, and says why. */
export function ClientMakeUps({ student, club, canGrant, formats }: ClientMakeUpsProps) {
  const { t } = useTranslation();
  const [granting, setGranting] = useState(false);
  const [taking, setTaking] = useState<MakeUp | null>(null);
  const query = useQuery(makeUpsQuery(student.id));
  const count = query.data?.filter(({ state }) => state === 'open').length;
  return (
    <Section
      title={t('clients.makeUps.title')}
      description={count === undefined ? undefined : t('clients.makeUps.open', { count })}
      actions={
        canGrant && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setGranting(true)}
          >
            {t('clients.makeUps.grant')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(list) => (
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {list.length === 0 && (
              <Text component="li" c="dimmed">
                {t('clients.makeUps.none')}
              </Text>
            )}
            {list.map((one) => (
              <Line key={one.id} makeUp={one} formats={formats} onTake={() => setTaking(one)} />
            ))}
          </Stack>
        )}
      </Loaded>
      {granting && <GrantDialog {...{ student, club, formats }} onClose={() => setGranting(false)} />}
      {taking && <TakeDialog makeUp={taking} onClose={() => setTaking(null)} />}
    </Section>
  );
}

function Line({ makeUp, formats, onTake }: { makeUp: MakeUp; formats: Formats; onTake: () => void }) {
  const { t } = useTranslation();
  const { cause, lost_class, lost_on, state, expires_on, used_for, entries, can_take } = makeUp;
  const date = formats.dayShort(lost_on);
  const now = used_for
    ? t('clients.makeUps.usedFor', { name: used_for.name, date: formats.dayShort(used_for.local_date) })
    : t(`clients.makeUps.state.${state}`, { date: formats.date(expires_on) });
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2}>
          <Text fw={550}>{now}</Text>
          <Text size="sm" c="dimmed">
            {[t(`clients.makeUps.cause.${cause}`), lost_class, date].filter(Boolean).join(' · ')}
          </Text>
          {entries.length > 0 && (
            <Text size="xs" c="dimmed">
              {entries.map((entry) => entryWords(entry)).join(' → ')}
            </Text>
          )}
        </Stack>
        {can_take && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('clients.makeUps.takeOf', { date })}
            onClick={onTake}
          >
            {t('clients.makeUps.take')}
          </Button>
        )}
      </Group>
    </li>
  );

  function entryWords({ kind, at, by, reason }: MakeUp['entries'][number]): string {
    const words = [t(`clients.makeUps.entry.${kind}`), formats.dayShort(formats.localDate(at))];
    return [...words, ...(by ? [by] : []), ...(reason ? [`“${reason}”`] : [])].join(' ');
  }
}
