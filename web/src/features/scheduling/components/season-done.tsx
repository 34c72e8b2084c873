import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { type SeasonContinued, undoSeason } from '../season-api.ts';

interface SeasonDoneProps {
  made: SeasonContinued;
  published: boolean;
  onDrafts: () => void;
  onClose: () => void;
}

/** What became of a season, who does not go on, and the way back. */
export function SeasonDone({ made, published, onDrafts, onClose }: SeasonDoneProps) {
  const { t } = useTranslation();
  const { schedule_ids, places, stayed, import_id } = made;
  const undoing = useChange(async (send) => {
    const { stays } = await send(undoSeason, import_id);
    const count = stays.filter(({ entity }) => entity === 'class_schedules').length;
    toastDone(count > 0 ? t('scheduling.season.undonePartly', { count }) : t('scheduling.season.undoneText'));
    onClose();
  });
  const title = published ? 'scheduling.season.published' : 'scheduling.season.made';
  return (
    <Stack>
      <Alert color="teal" role="status" title={t(title, { count: schedule_ids.length })}>
        {places > 0 && `${t('scheduling.season.places', { count: places })} `}
        {t('scheduling.season.madeText')}
      </Alert>
      {stayed.length > 0 && (
        <div>
          <Text fw={550}>{t('scheduling.season.stayed')}</Text>
          <List size="sm">
            {stayed.map(({ place_id, student, why }) => (
              <List.Item key={place_id}>
                {student.name}
                {why && `: ${t(`scheduling.season.why.${why}`)}`}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" loading={undoing.busy} onClick={() => undoing.run()}>
          {t('scheduling.season.undo')}
        </Button>
        <Button data-safe onClick={published ? onClose : onDrafts}>
          {t(published ? 'common.close' : 'scheduling.season.see')}
        </Button>
      </Group>
    </Stack>
  );
}
