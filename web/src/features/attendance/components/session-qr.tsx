import { Button, Code, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconQrcode } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { type CheckInCode, checkInCodeQuery } from '../api.ts';

interface SessionQrProps {
  session_id: string;
  name: string;
  formats: Formats;
}

/** Holds the class's code up to the students, who check in with their own phones. */
export function SessionQr({ session_id, name, formats }: SessionQrProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconQrcode size={18} aria-hidden />} onClick={open}>
        {t('attendance.qr.show')}
      </Button>
      <Dialog opened={opened} onClose={close} title={name} size="lg" closeLabel={t('common.close')}>
        <CodeOf session_id={session_id} formats={formats} />
      </Dialog>
    </>
  );
}

function CodeOf({ session_id, formats }: Omit<SessionQrProps, 'name'>) {
  const code = useQuery(checkInCodeQuery(session_id));
  return (
    <Loaded query={code} skeleton={<Skeleton height={360} />}>
      {(data) => <Shown code={data} formats={formats} />}
    </Loaded>
  );
}

function Shown({ code, formats }: { code: CheckInCode; formats: Formats }) {
  const { t } = useTranslation();
  return (
    <Stack align="center" gap="sm" pb="sm">
      <QrCode text={code.url} label={t('attendance.qr.label')} />
      <Text fw={600} ta="center">
        {t('attendance.qr.hint')}
      </Text>
      <Text c="dimmed" size="sm" ta="center">
        {t('attendance.qr.window', {
          from: formats.time(code.opens_at),
          until: formats.time(code.closes_at),
        })}
      </Text>
      <Code fz="lg">{code.code}</Code>
    </Stack>
  );
}
