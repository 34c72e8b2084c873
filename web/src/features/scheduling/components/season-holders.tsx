import { Box, Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Unfold } from '../../../ui/unfold.tsx';
import type { SeasonHolder } from '../season-api.ts';
import { type HolderChoice, isGoing } from '../season-choice.ts';

interface SeasonHoldersProps {
  /** The name of the group. */
  name: string;
  holders: readonly SeasonHolder[];
  choice: HolderChoice;
  onToggle: (holder: SeasonHolder) => void;
}

/** Who keeps their place in one group of a season, to be unticked; who does not, and why. */
export function SeasonHolders({ name, holders, choice, onToggle }: SeasonHoldersProps) {
  const { t } = useTranslation();
  if (holders.length === 0) return null;
  const goes = holders.filter((one) => isGoing(one, choice)).length;
  const advised = holders.filter((one) => one.other_level !== null && isGoing(one, choice)).length;
  const action = [
    t('scheduling.season.holders', { count: holders.length, goes }),
    advised > 0 && t('scheduling.season.advised', { count: advised }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Box ml={28}>
      <Unfold action={action} label={`${name}: ${action}`}>
        {() => (
          <Stack gap={6} mt={4}>
            {holders.map((one) => (
              <Holder key={one.place_id} {...{ holder: one, choice, onToggle }} />
            ))}
          </Stack>
        )}
      </Unfold>
    </Box>
  );
}

function Holder({
  holder,
  choice,
  onToggle,
}: Pick<SeasonHoldersProps, 'choice' | 'onToggle'> & { holder: SeasonHolder }) {
  const { t } = useTranslation();
  const { student, why, can_overlook, other_level } = holder;
  const advice = other_level && t('scheduling.season.otherLevel', { ...other_level });
  const reason = why ? t(`scheduling.season.why.${why}`) : advice;
  if (why !== null && !can_overlook)
    return (
      <Text size="sm" c="dimmed">
        {student.name}: {reason}
      </Text>
    );
  return (
    <Checkbox
      size="sm"
      label={student.name}
      description={reason}
      checked={isGoing(holder, choice)}
      onChange={() => onToggle(holder)}
    />
  );
}
