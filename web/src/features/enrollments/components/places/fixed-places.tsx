import { ActionIcon, Alert, Avatar, Button, Group, Menu, Stack, Text } from '@mantine/core';
import {
  IconArrowsExchange,
  IconDoorExit,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { NothingHere } from '../../../../ui/nothing-here.tsx';
import { PlacesMeter } from '../../../../ui/places-meter.tsx';
import { Section } from '../../../../ui/section.tsx';
import { endPause, type FixedPlace, fixedPlacesQuery } from '../../places-api.ts';
import { Hindrances } from './hindrances.tsx';
import { type ChoosePerson, GivePlace, LeavePlace, MovePlace, PausePlace } from './place-dialogs.tsx';

export interface WeeklyGroup {
  id: string;
  name: string;
  status: string;
  max_participants: number;
}

interface FixedPlacesProps {
  group: WeeklyGroup;
  /** Where its holders can move to. */
  others: { value: string; label: string }[];
  canManage: boolean;
  today: LocalDate;
  formats: Formats;
  choosePerson: ChoosePerson;
}

type Asked = { what: 'leave' | 'move' | 'pause'; place: FixedPlace };

/** Who holds a place in a weekly group: give one, move, pause, leave. */
export function FixedPlaces({ group, others, canManage, today, formats, choosePerson }: FixedPlacesProps) {
  const { t } = useTranslation();
  const query = useQuery(fixedPlacesQuery({ schedule_id: group.id }));
  const [giving, setGiving] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const give = canManage && (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} size="sm" onClick={() => setGiving(true)}>
      {t('places.add.open')}
    </Button>
  );
  return (
    <Section title={t('places.holders.title')} description={t('places.holders.description')} actions={give}>
      <Loaded query={query}>
        {(places) => (
          <Stack gap="sm">
            {group.status === 'draft' && (
              <Alert color="yellow" variant="light">
                {t('places.holders.draftNote')}
              </Alert>
            )}
            <Hindrances schedule_id={group.id} formats={formats} />
            {places.length === 0 ? (
              <NothingHere
                icon={<IconUsers aria-hidden />}
                heading={3}
                title={t('places.holders.empty.title')}
                description={t('places.holders.empty.text')}
              />
            ) : (
              <>
                <PlacesMeter
                  taken={places.length}
                  capacity={group.max_participants}
                  label={t('places.holders.count', { count: places.length, max: group.max_participants })}
                />
                {places.map((place) => (
                  <Holder
                    key={place.id}
                    place={place}
                    today={today}
                    formats={formats}
                    onAsk={(what) => setAsked({ what, place })}
                  />
                ))}
              </>
            )}
          </Stack>
        )}
      </Loaded>
      {giving && (
        <GivePlace
          schedule_id={group.id}
          today={today}
          choosePerson={choosePerson}
          onClose={() => setGiving(false)}
        />
      )}
      {asked?.what === 'leave' && <LeavePlace place={asked.place} {...{ today, formats }} onClose={close} />}
      {asked?.what === 'move' && (
        <MovePlace place={asked.place} {...{ today, others, formats }} onClose={close} />
      )}
      {asked?.what === 'pause' && <PausePlace place={asked.place} {...{ today, formats }} onClose={close} />}
    </Section>
  );
}

interface HolderProps {
  place: FixedPlace;
  today: LocalDate;
  formats: Formats;
  onAsk: (what: Asked['what']) => void;
}

function Holder({ place, today, formats, onAsk }: HolderProps) {
  const { t } = useTranslation();
  const { student_name, starts_on, ends_on } = place;
  const since = starts_on > today ? 'places.holders.from' : 'places.holders.since';
  return (
    <Group wrap="nowrap" gap="sm" align="flex-start" py={6}>
      <Avatar name={student_name} color="court.7" variant="filled" size={38} aria-hidden />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600}>{student_name}</Text>
        <Text size="sm" c="dimmed">
          {t(since, { date: formats.date(starts_on) })}
          {ends_on && ` · ${t('places.holders.until', { date: formats.date(ends_on) })}`}
        </Text>
        <Pauses place={place} today={today} formats={formats} />
      </div>
      {place.abilities.change && <HolderMenu place={place} onAsk={onAsk} />}
    </Group>
  );
}

function Pauses({ place, today, formats }: Pick<HolderProps, 'place' | 'today' | 'formats'>) {
  const { t } = useTranslation();
  const action = useChange((send, pause_id: string) => send(endPause, { id: place.id, pause_id }), {
    done: t('places.holders.pauseEnded'),
  });
  return place.pauses
    .filter((pause) => pause.ends_on >= today)
    .map(({ id, starts_on, ends_on }) => (
      <Group key={id} gap={8} mt={4}>
        <Group gap={6}>
          <IconPlayerPause size={16} aria-hidden />
          <Text size="sm">
            {t('places.holders.paused', {
              from: formats.dayShort(starts_on),
              until: formats.dayShort(ends_on),
            })}
          </Text>
        </Group>
        {place.abilities.change && (
          <Button
            variant="light"
            size="compact-sm"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            loading={action.busy}
            onClick={() => action.run(id)}
          >
            {t('places.holders.endPause')}
          </Button>
        )}
      </Group>
    ));
}

function HolderMenu({ place, onAsk }: Pick<HolderProps, 'place' | 'onAsk'>) {
  const { t } = useTranslation();
  const label = t('places.holders.actions', { name: place.student_name });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={label}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlayerPause size={17} aria-hidden />} onClick={() => onAsk('pause')}>
          {t('places.pause.action')}
        </Menu.Item>
        {place.can_end && (
          <>
            <Menu.Item
              leftSection={<IconArrowsExchange size={17} aria-hidden />}
              onClick={() => onAsk('move')}
            >
              {t('places.move.action')}
            </Menu.Item>
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconDoorExit size={17} aria-hidden />}
              onClick={() => onAsk('leave')}
            >
              {t('places.leave.action')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
