import { Box, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { clientSearchQuery } from '../../features/clients/api.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import type { Player } from '../../platform/session/me.ts';
import { useSession } from '../../platform/session/session.ts';
import type { useClassesStore } from '../../store/classes-store.ts';

export type Store = ReturnType<typeof useClassesStore>;

/** One component under its name; `of` is what it is shown with, and nothing where the club has none. */
export function Shown<T>({
  name,
  of,
  children,
}: {
  name: string;
  of: T;
  children: (of: NonNullable<T>) => ReactNode;
}) {
  return (
    <Box component="section" aria-label={name}>
      <Title order={2} mb="sm" ff="monospace">
        {name}
      </Title>
      {of ? children(of) : <Text c="dimmed">Nothing to show it with, for who is signed in.</Text>}
    </Box>
  );
}

export function useClub() {
  const { me, club } = useSession();
  return { me, club, formats: useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: 'es' }) };
}

/** The person and those in their care; for the desk, a few clients. */
export function usePeople(): Pick<Player, 'id' | 'display_name' | 'level'>[] {
  const { me } = useSession();
  const own = me.client ? [me.client, ...me.dependants] : me.dependants;
  const { data = [] } = useQuery({ ...clientSearchQuery(''), enabled: own.length === 0 });
  return own.length > 0 ? own : data;
}
