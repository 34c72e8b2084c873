import { ActionIcon, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconEdit, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ages, type Formats } from '../../../../platform/formats/formats.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import type { PlanKind } from '../../plans-api.ts';
import { type KindChoices, KindForm } from './kind-form.tsx';

interface KindsTableProps {
  kinds: readonly PlanKind[];
  choices: KindChoices;
  formats: Formats;
  /** What is wrong with each, by its place in the list. */
  errors: readonly (string | undefined)[];
  disabled: boolean;
  onChange: (kinds: PlanKind[]) => void;
}

/** What a group may be, kind by kind. */
export function KindsTable({ kinds, choices, formats, errors, disabled, onChange }: KindsTableProps) {
  const { t } = useTranslation();
  /** The place of the one that is changed; as many as there are for a new one. */
  const [editing, edit] = useState<number | null>(null);
  const put = (kind: PlanKind) => {
    onChange(
      editing === kinds.length ? [...kinds, kind] : kinds.map((one, at) => (at === editing ? kind : one)),
    );
    edit(null);
  };
  return (
    <Stack gap="sm">
      {kinds.length === 0 && <Text c="dimmed">{t('plans.kinds.none')}</Text>}
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {kinds.map((kind, at) => (
          <Card component="li" key={kind.id} padding="sm" withBorder>
            <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {kind.name}
                </Text>
                <KindFacts {...{ kind, formats }} />
                {errors[at] && (
                  <Text size="sm" c="red" role="alert">
                    {errors[at]}
                  </Text>
                )}
              </div>
              {!disabled && (
                <Group gap={6} wrap="nowrap">
                  <ActionIcon
                    variant="default"
                    size={44}
                    aria-label={`${t('plans.kinds.edit')}: ${kind.name}`}
                    onClick={() => edit(at)}
                  >
                    <IconEdit size={18} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    size={44}
                    aria-label={`${t('plans.kinds.remove')}: ${kind.name}`}
                    onClick={() => onChange(kinds.filter((_, index) => index !== at))}
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                </Group>
              )}
            </Group>
          </Card>
        ))}
      </Stack>
      {!disabled && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={choices.types.length === 0}
            onClick={() => edit(kinds.length)}
          >
            {t('plans.kinds.add')}
          </Button>
        </Group>
      )}
      {editing !== null && (
        <Dialog
          opened
          size="lg"
          onClose={() => edit(null)}
          title={kinds[editing]?.name ?? t('plans.kinds.add')}
          closeLabel={t('common.close')}
        >
          <KindForm kind={kinds[editing] ?? null} {...{ choices, formats }} onSave={put} />
        </Dialog>
      )}
    </Stack>
  );
}

function KindFacts({ kind, formats }: { kind: PlanKind; formats: Formats }) {
  const { t } = useTranslation();
  const { min_level: from, max_level: to, min_participants: fewest, max_participants: most } = kind;
  return (
    <Text size="sm" c="dimmed">
      {[
        t('plans.kinds.facts', { from, to, fewest, most, minutes: kind.duration_minutes }),
        ages(t, kind),
        formats.money(kind.price),
        kind.takes_untested && t('plans.kinds.untestedShort'),
      ]
        .filter(Boolean)
        .join(' · ')}
    </Text>
  );
}
