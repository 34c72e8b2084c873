import type { Database } from '../../kernel/db/database.ts';
import { conflict, found, invalid, notFound, Problem } from '../../kernel/problem.ts';
import { isBrowsersKey, type Pusher } from '../../kernel/push.ts';
import type { Clock } from '../../kernel/time/index.ts';
import { faultOfAddress, hasArrived } from '../../webhooks/public.ts';
import { deviceName } from '../rules/device-names.ts';
import { saidOn } from '../rules/pushes.ts';
import type { Devices, SubscribeDevice, TestedDevice } from '../schemas.ts';
import { addAlone, addressOf, deleteDevice, devicesOf, noteArrived, saveDevice } from '../store/devices.ts';

export interface DeviceOptions {
  db: Database;
  clock: Clock;
  pusher: Pusher;
}

/** Who asks, by which sign-in; null: by none that a browser has. */
export interface Asking {
  user_id: string;
  session_id: string | null;
  user_agent: string;
}

/** Where somebody is signed in and told things. More are sign-ins that somebody forgot. */
export const devicesAtMost = 10;

export async function listDevices(
  { db, clock, pusher }: DeviceOptions,
  { user_id, session_id }: Asking,
): Promise<Devices> {
  const devices = await db.global(user_id, (tx) => devicesOf(tx, user_id, clock.now()));
  return {
    public_key: pusher.publicKey,
    results: devices.map(({ user_agent, created_at, last_used_at, last_message_at, ...device }) => ({
      ...{ id: device.id, ...deviceName(user_agent), is_this: device.session_id === session_id },
      created_at: created_at.toISOString(),
      last_used_at: last_used_at.toISOString(),
      last_message_at: last_message_at?.toISOString() ?? null,
    })),
  };
}

/**
 * From here on the browser that asks is told what its person wants on devices, as long as this sign-in lasts. Throws 422,
 * 409 `devices.too_many`, `devices.no_sign_in`.
 */
export async function subscribe(
  options: DeviceOptions,
  asking: Asking,
  { endpoint, keys }: SubscribeDevice,
): Promise<Devices> {
  const { db, clock, pusher } = options;
  const { user_id, session_id, user_agent } = asking;
  if (session_id === null) throw conflict('devices.no_sign_in', 'Nobody is signed in by a browser here.');
  const fault = faultOfAddress(endpoint, { allowsHttp: false, refuses: pusher.refuses });
  if (fault)
    throw invalid([
      { path: '/endpoint', code: 'no_push_service', message: 'is no address of a push service' },
    ]);
  if (!isBrowsersKey(keys.p256dh))
    throw invalid([{ path: '/keys/p256dh', code: 'no_key', message: 'is no key of a browser' }]);
  const now = clock.now();
  await db.global(user_id, async (tx) => {
    await addAlone(tx, user_id);
    const others = (await devicesOf(tx, user_id, now)).filter((one) => one.session_id !== session_id);
    if (others.length >= devicesAtMost)
      throw conflict('devices.too_many', `There are ${devicesAtMost} devices already.`, {
        params: { most: devicesAtMost },
      });
    await saveDevice(tx, { user_id, session_id, user_agent, now }, { endpoint, ...keys });
  });
  return listDevices(options, asking);
}

/** Throws 404. */
export async function removeDevice({ db }: DeviceOptions, userId: string, id: string): Promise<void> {
  if (!(await db.global(userId, (tx) => deleteDevice(tx, userId, id)))) throw notFound('device');
}

const test = {
  es: { subject: 'Mensaje de prueba', body: 'Los avisos llegan a este dispositivo.' },
  en: { subject: 'Test message', body: 'Notifications arrive on this device.' },
} as const;

/**
 * Sends something to read at once, and says what its push service made of it; one that is gone is removed. Throws 404,
 * 503 `devices.unreachable`.
 */
export async function testDevice(
  { db, clock, pusher }: DeviceOptions,
  { user_id, id, locale }: { user_id: string; id: string; locale: 'es' | 'en' },
): Promise<TestedDevice> {
  const device = found(await db.global(user_id, (tx) => addressOf(tx, user_id, id)), 'device');
  const said = saidOn(id, { ...test[locale], link: '/profile' }, { topic: 'test', is_brief: false });
  const posted = await pusher.send(device, { said, urgency: 'high', seconds: 300 });
  if (posted.status === 404 || posted.status === 410) {
    await db.global(user_id, (tx) => deleteDevice(tx, user_id, id));
    return { arrived: false };
  }
  if (!hasArrived(posted))
    throw new Problem(503, 'devices.unreachable', 'The push service of this browser takes nothing now.');
  await db.global(user_id, (tx) => noteArrived(tx, id, clock.now()));
  return { arrived: true };
}
