import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { later } from '../../../ui/later.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useIsDesktop } from '../../../ui/use-is-desktop.ts';
import { filterCount, withoutFilters } from '../filters.ts';
import classes from './class-search.module.css';
import type { ClassSearchProps } from './class-search-fields.tsx';

const Fields = later(async () => (await import('./class-search-fields.tsx')).ClassSearchFields);

/** The filters of the classes: in a row on desktops, behind a button on phones. */
export function ClassSearch(props: ClassSearchProps) {
  const { t } = useTranslation();
  const [open, { open: show, close }] = useDisclosure(false);
  const desktop = useIsDesktop();
  const count = filterCount(props.filters);
  return (
    <>
      <search className={classes.row} aria-label={t('classes.filters.label')}>
        {desktop && (
          <>
            <Fields {...props} />
            <ClearButton {...props} />
          </>
        )}
      </search>
      <div className={classes.compact}>
        <Button
          variant={count > 0 ? 'light' : 'default'}
          h={44}
          size="sm"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          onClick={show}
        >
          {count > 0 ? t('classes.filters.openCount', { count }) : t('classes.filters.label')}
        </Button>
      </div>
      <Sheet
        opened={open}
        onClose={close}
        title={t('classes.filters.label')}
        closeLabel={t('common.close')}
        height="auto"
      >
        <Stack pb="md">
          <Fields {...props} labelled />
          <Button onClick={close}>{t('classes.filters.show')}</Button>
          <ClearButton {...props} />
        </Stack>
      </Sheet>
    </>
  );
}

function ClearButton({ filters, onChange }: ClassSearchProps) {
  const { t } = useTranslation();
  if (filterCount(filters) === 0) return null;
  return (
    <Button
      variant="subtle"
      size="sm"
      leftSection={<IconX size={16} aria-hidden />}
      onClick={() => onChange(withoutFilters(filters))}
    >
      {t('classes.filters.clear')}
    </Button>
  );
}
