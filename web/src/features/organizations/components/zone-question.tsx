import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../platform/formats/use-formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { type ClubRecord, zoneQuery } from '../api.ts';

interface ZoneQuestionProps {
  club: ClubRecord;
  timezone: string;
  onClose: () => void;
  onConfirm: () => void;
}

const FIRST = 10;

/** What another zone does to the classes ahead: they stay at their hour, or these cannot. */
export function ZoneQuestion({ club, timezone, onClose, onConfirm }: ZoneQuestionProps) {
  const { t } = useTranslation();
  const formats = useFormats(club);
  const query = useQuery(zoneQuery(club.id, timezone));
  const hindered = query.data?.in_the_way ?? [];
  return (
    <Confirm
      opened
      title={t('club.zone.title', { zone: timezone })}
      confirmLabel={t('club.zone.confirm')}
      cancelLabel={t('common.cancel')}
      disabled={!query.data || hindered.length > 0}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <Loaded query={query}>
        {({ classes }) => (
          <Stack gap="sm">
            <Text>{t('club.zone.stay', { count: classes })}</Text>
            {hindered.length > 0 && <Text fw={600}>{t('club.zone.cannot', { count: hindered.length })}</Text>}
            <List size="sm">
              {hindered.slice(0, FIRST).map((one) => (
                <List.Item key={one.session_id}>
                  {`${formats.dayShort(one.local_date)}, ${one.local_time.slice(0, 5)}: ${t(`club.zone.${one.reason}`, { title: one.busy_with ?? '' })}`}
                </List.Item>
              ))}
            </List>
          </Stack>
        )}
      </Loaded>
    </Confirm>
  );
}
