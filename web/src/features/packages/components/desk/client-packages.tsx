import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { sortPackages } from '../../amounts.ts';
import { myPackagesQuery, type StudentPackage } from '../../api.ts';
import type { Names } from '../../words.ts';
import { GiveUpDialog } from '../give-up-dialog.tsx';
import { type ChoosePerson, TransferDialog } from '../transfer-dialog.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import { type Action, ClientPackage } from './client-package.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { SellDialog } from './sell-dialog.tsx';

interface ClientPackagesProps {
  student: { id: string; display_name: string };
  canSell: boolean;
  names: Names;
  formats: Formats;
  choosePerson: ChoosePerson;
}

/** The packages of a client with what became of them; the desk sells, takes the money, and puts right. */
export function ClientPackages({ student, canSell, names, formats, choosePerson }: ClientPackagesProps) {
  const { t } = useTranslation();
  const [selling, setSelling] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useQuery(myPackagesQuery(student.id));
  const open = query.data?.filter(({ state }) => state === 'open');
  const count = open?.reduce((sum, { classes_remaining }) => sum + classes_remaining, 0);
  return (
    <Section
      title={t('clients.packages.title')}
      description={count === undefined ? undefined : t('clients.packages.open', { count })}
      actions={
        canSell && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setSelling(true)}
          >
            {t('clients.packages.sell')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(all) => (
          <List {...{ all, names, formats }} onAction={(what, bought) => setAsked({ what, bought })} />
        )}
      </Loaded>
      {selling && <SellDialog {...{ student, names, formats }} onClose={() => setSelling(false)} />}
      {asked && <Asking {...{ asked, formats, choosePerson }} onClose={() => setAsked(null)} />}
    </Section>
  );
}

interface Asked {
  what: Action;
  bought: StudentPackage;
}

interface ListProps extends Pick<ClientPackagesProps, 'names' | 'formats'> {
  all: readonly StudentPackage[];
  onAction: (what: Action, bought: StudentPackage) => void;
}

function List({ all, onAction, ...shown }: ListProps) {
  const { t } = useTranslation();
  const { current, over } = sortPackages(all);
  if (all.length === 0) return <Text c="dimmed">{t('clients.packages.none')}</Text>;
  return (
    <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {[...current, ...over].map((bought) => (
        <ClientPackage
          key={bought.id}
          bought={bought}
          {...shown}
          onAction={(what) => onAction(what, bought)}
        />
      ))}
    </Stack>
  );
}

interface AskingProps extends Pick<ClientPackagesProps, 'formats' | 'choosePerson'> {
  asked: Asked;
  onClose: () => void;
}

function Asking({ asked: { what, bought }, formats, choosePerson, onClose }: AskingProps) {
  const dialog = { bought, formats, onClose };
  if (what === 'pay') return <PayDialog {...dialog} />;
  if (what === 'giveUp') return <GiveUpDialog {...dialog} />;
  if (what === 'adjust') return <AdjustDialog {...dialog} />;
  if (what === 'extend') return <ExtendDialog {...dialog} />;
  if (what === 'refund') return <RefundDialog {...dialog} />;
  return <TransferDialog {...dialog} choosePerson={choosePerson} />;
}
