import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Player } from '../../../platform/session/me.ts';
import { totalOf } from '../amounts.ts';
import type { StudentPackage } from '../api.ts';
import { leftWords, type Names, noteWords } from '../words.ts';
import { GiveUpDialog } from './give-up-dialog.tsx';
import { Ledger } from './ledger.tsx';
import classes from './own-packages.module.css';
import { PassDialog } from './pass-dialog.tsx';

interface OwnPackagesProps {
  packages: readonly StudentPackage[];
  /** The person and those in their care. */
  people: readonly Player[];
  /** Whether it says whose they are. */
  named: boolean;
  names: Names;
  formats: Formats;
  /** Which classes to take with one that is in use. */
  usage: (bought: StudentPackage) => ReactNode;
}

/** What is left of each package as a number, and what it was used for. */
export function OwnPackages({ packages, ...more }: OwnPackagesProps) {
  const [asked, setAsked] = useState<{ what: 'giveUp' | 'pass'; bought: StudentPackage } | null>(null);
  const close = () => setAsked(null);
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {packages.map((bought) => (
        <Card key={bought.id} component="li" padding="md">
          <OwnPackage bought={bought} {...more} onAsk={(what) => setAsked({ what, bought })} />
        </Card>
      ))}
      {asked?.what === 'giveUp' && <GiveUpDialog bought={asked.bought} onClose={close} />}
      {asked?.what === 'pass' && <PassDialog bought={asked.bought} people={more.people} onClose={close} />}
    </Stack>
  );
}

interface OwnPackageProps extends Omit<OwnPackagesProps, 'packages'> {
  bought: StudentPackage;
  onAsk: (what: 'giveUp' | 'pass') => void;
}

function OwnPackage({ bought, people, named, names, formats, usage, onAsk }: OwnPackageProps) {
  const { t } = useTranslation();
  const { name, state, student_id, student_name, abilities } = bought;
  // Among one's own people: others are the desk's to choose.
  const passes = abilities.transfer && state === 'open' && people.some(({ id }) => id !== student_id);
  return (
    <article className={classes.package}>
      <Left bought={bought} />
      <div>
        <Group gap={8}>
          <Title order={3} fz="h4">
            {name}
          </Title>
          {state === 'ordered' && (
            <Badge variant="light" color="orange" c="var(--app-on-orange, var(--mantine-color-text))">
              {t('packages.state.ordered')}
            </Badge>
          )}
          {named && <Badge variant="default">{student_name}</Badge>}
        </Group>
        <Text fw={550}>{leftWords(t, bought, formats)}</Text>
        <Text size="sm" c="dimmed">
          {noteWords(t, bought, { names, formats })}
        </Text>
        {state === 'open' && usage(bought)}
        <Ledger bought={bought} formats={formats} />
        <Group gap="xs">
          {passes && <Action name={name} label={t('packages.pass.action')} onClick={() => onAsk('pass')} />}
          {abilities.cancel && (
            <Action name={name} label={t('packages.giveUp')} onClick={() => onAsk('giveUp')} />
          )}
        </Group>
      </div>
    </article>
  );
}

/** The number that people look for; what it says in words stands beside it. */
function Left({ bought }: { bought: StudentPackage }) {
  const { state, num_classes, classes_remaining } = bought;
  const ordered = state === 'ordered';
  return (
    <p className={classes.left} data-over={state !== 'open' || undefined} aria-hidden>
      {ordered ? num_classes : classes_remaining}
      {!ordered && <small>/ {totalOf(bought)}</small>}
    </p>
  );
}

function Action({ name, label, onClick }: { name: string; label: string; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      size="compact-sm"
      h={40}
      mt={4}
      aria-label={t('packages.of', { action: label, name })}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
