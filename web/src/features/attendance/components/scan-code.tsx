import { Alert, Stack, Text } from '@mantine/core';
import { IconCameraOff, IconQrcodeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClassCode, classIn } from '../scanned.ts';
import { useCamera } from '../use-camera.ts';
import classes from './scan-code.module.css';

/** What the camera sees, until it sees the code of a class. */
export function ScanCode({ found }: { found: (code: ClassCode) => void }) {
  const { t } = useTranslation();
  const [isOther, setIsOther] = useState(false);
  const { video, state } = useCamera((text) => {
    const code = classIn(text, location.origin);
    setIsOther(code === null);
    if (code) found(code);
  });
  const isOff = state !== 'on' && state !== 'asking';
  return (
    <Stack gap="sm">
      <div className={classes.frame} hidden={isOff}>
        <video ref={video} className={classes.picture} playsInline muted aria-label={t('scan.picture')} />
        <span className={classes.corners} aria-hidden />
      </div>
      {isOff ? (
        <Alert color="gray" icon={<IconCameraOff aria-hidden />} title={t(`scan.${state}.title`)}>
          {t(`scan.${state}.text`)}
        </Alert>
      ) : (
        <Text ta="center" c="dimmed" role="status">
          {t(state === 'on' ? 'scan.on' : 'scan.asking')}
        </Text>
      )}
      {isOther && (
        <Alert color="orange" role="alert" icon={<IconQrcodeOff aria-hidden />}>
          {t('scan.other')}
        </Alert>
      )}
    </Stack>
  );
}
