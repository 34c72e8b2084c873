import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { periodWords } from '../../../../platform/words/charge-words.ts';
import { AnchorLink } from '../../../../ui/link.tsx';
import { collectionQuery, type DebitItem, takeOut, undoReturn } from '../../api.ts';
import { ReturnDialog } from './return-dialog.tsx';

/** The charges of a collection, each with what can become of it. */
export function CollectionItems({ id, formats }: { id: string; formats: Formats }) {
  const query = useQuery(collectionQuery(id));
  const [returning, setReturning] = useState<DebitItem | null>(null);
  return (
    <>
      <Loaded query={query}>
        {({ items }) => (
          <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((item) => (
              <OneItem key={item.id} {...{ item, formats }} onReturn={() => setReturning(item)} />
            ))}
          </Stack>
        )}
      </Loaded>
      {returning && <ReturnDialog item={returning} formats={formats} onClose={() => setReturning(null)} />}
    </>
  );
}

interface OneItemProps {
  item: DebitItem;
  formats: Formats;
  onReturn: () => void;
}

function OneItem({ item, formats, onReturn }: OneItemProps) {
  const { t } = useTranslation();
  const { id, student_id, student_name, label, amount, payer_name, iban_end, status, abilities } = item;
  const out = useChange((send) => send(takeOut, id), { done: t('debits.takenOut') });
  const undo = useChange((send) => send(undoReturn, id), { done: t('debits.undone') });
  const name = student_name;
  return (
    <Group component="li" justify="space-between" gap="xs" align="flex-start">
      <div style={{ flex: '1 1 220px' }}>
        <Text size="sm">
          <AnchorLink to="/admin/clients/$clientId" params={{ clientId: student_id }}>
            {student_name}
          </AnchorLink>
          {` · ${label} · ${periodWords(item, formats)} `}
          <Text span size="sm" fw={600}>
            {formats.money(amount, 'EUR')}
          </Text>
        </Text>
        <Text size="sm" c="dimmed">
          {[
            t('debits.from', { name: payer_name, end: iban_end }),
            status !== 'waiting' && t(`debits.itemStatus.${status}`, { code: item.return_code }),
            item.fee_amount > 0 && t('debits.withFee', { amount: formats.money(item.fee_amount, 'EUR') }),
            item.kept_amount > 0 && t('debits.kept', { amount: formats.money(item.kept_amount, 'EUR') }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        {abilities.take_out && (
          <Button
            variant="default"
            size="xs"
            loading={out.busy}
            aria-label={t('debits.takeOutOf', { name })}
            onClick={() => out.run()}
          >
            {t('debits.takeOut')}
          </Button>
        )}
        {abilities.return && (
          <Button variant="default" size="xs" aria-label={t('debits.returnOf', { name })} onClick={onReturn}>
            {t('debits.return')}
          </Button>
        )}
        {abilities.undo_return && (
          <Button
            variant="default"
            size="xs"
            loading={undo.busy}
            aria-label={t('debits.undoOf', { name })}
            onClick={() => undo.run()}
          >
            {t('debits.undo')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
