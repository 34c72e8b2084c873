import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastProblem } from '../../../platform/errors/form.ts';
import { type PushState, subscribe } from '../../../platform/push/this-browser.ts';
import { toastDone } from '../../../platform/toast.ts';
import type { Device } from '../api.ts';
import { addThisDevice, removeDevice, testDevice } from '../devices.ts';

interface OnDevicesProps {
  public_key: string;
  state: PushState;
  devices: readonly Device[];
}

/** Where one is told things although the app is closed: this browser, if it can, and the others. */
export function OnDevices({ public_key, state, devices }: OnDevicesProps) {
  return (
    <Stack gap="lg">
      {state === 'off' ? <TurnOn public_key={public_key} /> : <Cannot state={state} />}
      {devices.length > 0 && (
        <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
          {devices.map((device) => (
            <OneDevice key={device.id} device={device} isOn={device.is_this && state === 'on'} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

/** Nothing is asked of the browser before somebody presses. */
function TurnOn({ public_key }: { public_key: string }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<'denied' | 'failed'>();
  const [asking, setAsking] = useState(false);
  const adding = useChange((send, subscribed: Parameters<typeof addThisDevice.write>[0]) =>
    send(addThisDevice, subscribed),
  );
  const ask = async () => {
    setAsking(true);
    try {
      const subscribed = await subscribe(public_key);
      setFailed(subscribed ? undefined : 'denied');
      if (subscribed) adding.run(subscribed);
    } catch {
      setFailed('failed');
    } finally {
      setAsking(false);
    }
  };
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        leftSection={<IconDeviceMobile size={18} aria-hidden />}
        loading={asking || adding.busy}
        onClick={() => void ask()}
      >
        {t('devices.turnOn')}
      </Button>
      <Text size="sm" {...(failed ? { role: 'alert' } : { c: 'dimmed' })}>
        {t(failed ? `devices.states.${failed}` : 'devices.turnOnHint')}
      </Text>
    </Stack>
  );
}

function Cannot({ state }: { state: Exclude<PushState, 'off'> }) {
  const { t } = useTranslation();
  if (state === 'on') return null;
  return <Text>{t(`devices.states.${state}`)}</Text>;
}

function OneDevice({ device, isOn }: { device: Device; isOn: boolean }) {
  const { t } = useTranslation();
  const name = useName(device);
  const removing = useChange((send) => send(removeDevice, device), {
    done: t('devices.removed', { name }),
  });
  const testing = useChange(async (send) => {
    if (await send(testDevice, device.id)) toastDone(t('devices.tested', { name }));
    else toastProblem(new Error(t('devices.gone', { name })));
  });
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div style={{ flex: '1 1 220px', minWidth: 0 }}>
        <Text fw={550}>{device.is_this ? t('devices.here', { name }) : name}</Text>
        <Text size="sm" c="dimmed">
          <Dates device={device} />
        </Text>
      </div>
      <Group gap="xs">
        {isOn && (
          <Button variant="default" size="sm" loading={testing.busy} onClick={() => testing.run()}>
            {t('devices.test')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="red"
          size="sm"
          aria-label={t('devices.removeOf', { name })}
          loading={removing.busy}
          onClick={() => removing.run()}
        >
          {t('devices.remove')}
        </Button>
      </Group>
    </Group>
  );
}

function useName({ browser, system }: Device): string {
  const { t } = useTranslation();
  if (browser && system) return t('devices.name', { browser, system });
  return browser ?? system ?? t('devices.nameless');
}

function Dates({ device: { created_at, last_used_at, last_message_at } }: { device: Device }) {
  const { t, i18n } = useTranslation();
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const on = (instant: string) => day.format(new Date(instant));
  const said =
    last_message_at === null
      ? t('devices.noMessage')
      : t('devices.lastMessage', { date: on(last_message_at) });
  return [
    t('devices.since', { date: on(created_at) }),
    t('devices.lastUsed', { date: on(last_used_at) }),
    said,
  ].join(' · ');
}
