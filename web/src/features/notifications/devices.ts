import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { asLanguage, i18n } from '../../platform/i18n/i18n.ts';
import { belongTo, endPush, pushState, type Subscribed } from '../../platform/push/this-browser.ts';

const touched = ['notifications'];

/** The browsers on which one is told things, and how this one stands. */
export const devicesQuery = queryOptions({
  queryKey: ['notifications', 'devices'],
  queryFn: async () => {
    const { public_key, results } = (await bodyOf(api.GET('/api/notifications/devices/')))!;
    const state = await pushState(public_key);
    // What the server has removed is told nothing, whatever the browser thinks.
    const isOn = state === 'on' && results.some(({ is_this }) => is_this);
    return { public_key, results, state: state === 'on' && !isOn ? ('off' as const) : state };
  },
});

/** From here on this browser is told things. */
export const addThisDevice = change(async (subscribed: Subscribed) => {
  const { results } = (await bodyOf(api.PUT('/api/notifications/devices/this/', { body: subscribed })))!;
  const mine = results.find(({ is_this }) => is_this);
  if (mine) await belongTo(mine.id);
}, touched);

export const removeDevice = change(async ({ id, is_this }: { id: string; is_this: boolean }) => {
  await api.DELETE('/api/notifications/devices/{id}/', { params: { path: { id } } });
  if (is_this) await endPush();
}, touched);

/** Whether its push service took it. */
export const testDevice = change(async (id: string) => {
  const body = { locale: asLanguage(i18n.language) ?? 'es' };
  const params = { path: { id } };
  return (await bodyOf(api.POST('/api/notifications/devices/{id}/test/', { params, body })))!.arrived;
}, touched);
