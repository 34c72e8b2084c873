import { Badge } from '@mantine/core';
import { IconBan, IconCheck, IconClock, IconHourglass, IconPlayerPlay } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { ClassState } from '../class-state.ts';

interface StateLabelProps {
  state: ClassState;
  formats: Formats;
  /** Whose state it is, where that is not clear. */
  name?: string | undefined;
  /** Says only what is out of the ordinary for those who run the class. */
  quiet?: boolean;
}

const LOOKS: Partial<Record<ClassState['kind'], { color: string; icon?: React.ReactNode }>> = {
  booked: { color: 'teal', icon: <IconCheck size={13} stroke={3} aria-hidden /> },
  waiting: { color: 'orange', icon: <IconHourglass size={13} aria-hidden /> },
  cancelled: { color: 'red', icon: <IconBan size={13} aria-hidden /> },
  running: { color: 'court', icon: <IconPlayerPlay size={13} aria-hidden /> },
  opens: { color: 'gray', icon: <IconClock size={13} aria-hidden /> },
};

const REFUSED: Record<string, 'otherLevel' | 'otherAge' | 'birthDate' | 'feesOwed'> = {
  'enrollment.level_not_suitable': 'otherLevel',
  'enrollment.age_not_suitable': 'otherAge',
  'enrollment.birth_date_needed': 'birthDate',
  'enrollment.fees_owed': 'feesOwed',
};

/** A state in a word or two, never by its colour alone. */
export function StateLabel({ state, formats, name, quiet = false }: StateLabelProps) {
  const { t } = useTranslation();
  if (state.kind === 'free' || (quiet && !['cancelled', 'running'].includes(state.kind))) return null;
  const { color, icon } = LOOKS[state.kind] ?? { color: 'gray' };
  const text = stateText(state, t, formats);
  return (
    <Badge
      variant="light"
      color={color}
      c={`var(--app-on-${color}, var(--mantine-color-text))`}
      size="md"
      leftSection={icon}
      styles={{
        root: { height: 'auto', maxWidth: '100%' },
        label: { whiteSpace: 'normal', lineHeight: 1.5 },
      }}
    >
      {name ? `${name}: ${text}` : text}
    </Badge>
  );
}

export function stateText(state: ClassState, t: TFunction, formats: Formats): string {
  switch (state.kind) {
    case 'waiting':
      return t('classes.state.waiting', { position: state.position });
    case 'opens':
      return t('classes.state.opens', { when: formats.dateTime(state.at) });
    case 'free':
      return t('classes.state.free', { count: state.places });
    case 'refused':
      return t(`classes.state.${REFUSED[state.code] ?? 'refused'}`);
    default:
      return t(`classes.state.${state.kind}`);
  }
}
