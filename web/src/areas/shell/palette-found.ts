import { useDebouncedValue } from '@mantine/hooks';
import { IconCalendarTime, IconCloudRain, IconPlus, IconUser, type TablerIcon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clientSearchQuery } from '../../features/clients/api.ts';
import { scheduleSearchQuery, sessionSearchQuery } from '../../features/scheduling/api.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { useSession } from '../../platform/session/session.ts';
import { hasWords } from '../../platform/words/words.ts';
import { destinationsOf } from './navigation.ts';

/** Where a choice leads: a page, or a telephone. */
type Aim = Pick<LinkProps, 'to' | 'params' | 'search'> | { href: string };

export interface Found {
  key: string;
  label: string;
  detail?: string | undefined;
  icon: TablerIcon;
  aim: Aim;
}

interface Group {
  label: string;
  items: Found[];
}

/** From this many letters on, people and classes are looked for too. */
const ENOUGH = 2;
const MOST = 8;

const WAIT = 150;

/**
 * What fits the words, in groups; pages and actions only while there are none. Nothing stays that an earlier word found:
 * whoever types and presses Enter at once gets what was typed, or nothing yet.
 */
export function useFound(text: string): {
  groups: Group[];
  isFetching: boolean;
  choose: (found: Found) => void;
} {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const typed = text.trim();
  const [settled] = useDebouncedValue(typed, WAIT);
  const asked = settled === typed && typed.length >= ENOUGH ? typed : null;
  const people = usePeople(asked);
  const classes = useClasses(asked);
  const pages = usePages(typed);
  const groups = [
    { label: t('shell.palette.people'), items: people.items },
    { label: t('shell.palette.classes'), items: classes.items },
    { label: t('shell.palette.pages'), items: pages },
  ].filter(({ items }) => items.length > 0);
  const choose = ({ aim }: Found) => {
    if ('href' in aim) window.location.assign(aim.href);
    else void navigate(aim as Parameters<typeof navigate>[0]);
  };
  const isFetching = (typed.length >= ENOUGH && asked === null) || people.isFetching || classes.isFetching;
  return { groups, isFetching, choose };
}

function usePeople(q: string | null) {
  const { t } = useTranslation();
  const { areas } = useSession();
  const desk = areas.includes('admin');
  const people = useQuery({ ...clientSearchQuery(q ?? ''), enabled: q !== null });
  const found = fresh(q, people);
  // A coach has no page of a client: the telephone is what they look for.
  const shown = desk ? found : found.filter(({ phone }) => phone !== '');
  const items = shown.slice(0, MOST).map(
    ({ id, display_name, phone, email }): Found => ({
      key: `client ${id}`,
      label: display_name,
      detail: desk ? phone || (email ?? undefined) : t('shell.palette.call', { phone }),
      icon: IconUser,
      aim: desk ? { to: '/admin/clients/$clientId', params: { clientId: id } } : { href: `tel:${phone}` },
    }),
  );
  return { items, isFetching: people.isFetching };
}

/** The answer to `q`, not to what was asked before. */
const fresh = <T>(q: string | null, query: { data: T[] | undefined; isPlaceholderData: boolean }): T[] =>
  q === null || query.isPlaceholderData ? [] : (query.data ?? []);

function useClasses(q: string | null) {
  const { me, areas, club } = useSession();
  const desk = areas.includes('admin');
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  const groups = useQuery({ ...scheduleSearchQuery(q ?? ''), enabled: q !== null && desk });
  const mine = useQuery({
    ...sessionSearchQuery(q ?? '', me.instructor?.id ?? ''),
    enabled: q !== null && !desk && me.instructor !== null,
  });
  const items: Found[] = desk
    ? fresh(q, groups).map(({ id, name, club: { name: at } }) => ({
        key: `schedule ${id}`,
        label: name,
        detail: at,
        icon: IconCalendarTime,
        aim: { to: '/admin/schedules/$scheduleId', params: { scheduleId: id } },
      }))
    : fresh(q, mine).map(({ id, name, local_date, local_time }) => ({
        key: `session ${id}`,
        label: name,
        detail: `${formats.date(local_date)} · ${local_time}`,
        icon: IconCalendarTime,
        aim: { to: '/instructor/sessions/$session', params: { session: id } },
      }));
  return { items: items.slice(0, MOST), isFetching: groups.isFetching || mine.isFetching };
}

function usePages(q: string): Found[] {
  const { t } = useTranslation();
  const { areas, me } = useSession();
  const pages = destinationsOf(areas, me.clubs).map(
    ({ to, label, icon }): Found => ({ key: `page ${to}`, label: t(label), icon, aim: { to } }),
  );
  const actions: Found[] = areas.includes('admin')
    ? [
        {
          key: 'action client',
          label: t('shell.palette.newClient'),
          icon: IconPlus,
          aim: { to: '/admin/clients', search: { add: 'client' } },
        },
        {
          key: 'action stoppage',
          label: t('shell.palette.stopClasses'),
          icon: IconCloudRain,
          aim: { to: '/admin/changes', search: { add: 'stoppage' } },
        },
        {
          key: 'action schedule',
          label: t('shell.palette.newSchedule'),
          icon: IconPlus,
          aim: { to: '/admin/schedules/new' },
        },
      ]
    : [];
  return [...actions, ...pages].filter(({ label }) => hasWords(label, q));
}
