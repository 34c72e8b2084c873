import { Button, Code, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconQrcode } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../../platform/errors/message.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { QrCode } from '../../../ui/qr-code.tsx';
import { checkInCodeQuery } from '../api.ts';

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
      <Modal
        opened={opened}
        onClose={close}
        title={name}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Shown session_id={session_id} formats={formats} />
      </Modal>
    </>
  );
}

function Shown({ session_id, formats }: Omit<SessionQrProps, 'name'>) {
  const { t } = useTranslation();
  const code = useQuery(checkInCodeQuery(session_id));
  if (code.isError) return <Text c="red">{errorMessage(code.error)}</Text>;
  if (code.isPending) return <Skeleton height={360} />;
  return (
    <Stack align="center" gap="sm" pb="sm">
      <QrCode text={code.data.url} label={t('attendance.qr.label')} />
      <Text fw={600} ta="center">
        {t('attendance.qr.hint')}
      </Text>
      <Text c="dimmed" size="sm" ta="center">
        {t('attendance.qr.window', {
          from: formats.time(code.data.opens_at),
          until: formats.time(code.data.closes_at),
        })}
      </Text>
      <Code fz="lg">{code.data.code}</Code>
    </Stack>
  );
}
