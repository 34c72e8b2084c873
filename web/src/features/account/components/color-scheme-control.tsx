import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function ColorSchemeControl() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('common.colorScheme.label')}
      size="sm"
      value={colorScheme}
      onChange={setColorScheme}
      data={[
        { value: 'auto' as const, label: t('common.colorScheme.auto') },
        { value: 'light' as const, label: t('common.colorScheme.light') },
        { value: 'dark' as const, label: t('common.colorScheme.dark') },
      ]}
    />
  );
}
