import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { useSession } from '../../platform/session/session.ts';

/** Of when what is on screen is, where this device has kept it. */
export function AsOf() {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  const now = useNow();
  const at = useOldest();
  if (at === 0) return null;
  const instant = new Date(at).toISOString();
  const isToday = formats.localDate(instant) === formats.localDate(now);
  return t('shell.asOf', { when: isToday ? formats.time(instant) : formats.dateTime(instant) });
}

/** When the oldest of what is on screen and kept on this device was answered; 0 where nothing is. In milliseconds. */
function useOldest(): number {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (onChange) => cache.subscribe(onChange),
    () => {
      const shown = cache.findAll({ type: 'active', predicate: ({ meta }) => meta?.onDevice === true });
      const times = shown
        .filter(({ queryKey, state }) => queryKey[0] !== 'me' && state.dataUpdatedAt > 0)
        .map(({ state }) => state.dataUpdatedAt);
      return times.length === 0 ? 0 : Math.min(...times);
    },
  );
}
