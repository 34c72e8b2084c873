import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type Session, substitute, substitutesQuery } from '../api.ts';

/** The coaches who could give this class instead, the most suitable first. */
export function SubstitutePicker({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(substitutesQuery(session.id));
  const choose = useChange(async (send, { id, name }: { id: string | null; name: string }) => {
    await send(substitute(session.id), id);
    toastDone(id ? t('scheduling.substitute.done', { name }) : t('scheduling.substitute.removed'));
    onDone();
  });
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {t('scheduling.substitute.text')}
      </Text>
      {session.substitute_instructor && (
        <Button variant="light" loading={choose.busy} onClick={() => choose.run({ id: null, name: '' })}>
          {t('scheduling.substitute.remove')}
        </Button>
      )}
      <Loaded query={query}>
        {(candidates) =>
          candidates.length === 0 ? (
            <NothingHere
              icon={<IconUserOff aria-hidden />}
              heading={3}
              title={t('scheduling.substitute.none')}
            />
          ) : (
            <Stack gap="xs">
              {candidates.map(({ instructor, assists, teaches_type, taught_minutes, max_weekly_hours }) => (
                <Group key={instructor.id} justify="space-between" wrap="nowrap">
                  <div>
                    <Group gap={6}>
                      <Text fw={600}>{instructor.display_name}</Text>
                      {assists && (
                        <Badge size="sm" variant="default">
                          {t('scheduling.substitute.assists')}
                        </Badge>
                      )}
                      {teaches_type && (
                        <Badge size="sm" variant="light" color="teal" c="var(--mantine-color-text)">
                          {t('scheduling.substitute.teaches')}
                        </Badge>
                      )}
                    </Group>
                    <Text size="sm" c="dimmed">
                      {t('scheduling.substitute.hours', {
                        taught: Math.round(taught_minutes / 6) / 10,
                        max: max_weekly_hours,
                      })}
                    </Text>
                  </div>
                  <Button
                    variant="light"
                    size="sm"
                    style={{ flexShrink: 0 }}
                    loading={choose.busy}
                    aria-label={t('scheduling.substitute.choose', { name: instructor.display_name })}
                    onClick={() => choose.run({ id: instructor.id, name: instructor.display_name })}
                  >
                    {t('scheduling.session.substitute')}
                  </Button>
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  );
}
