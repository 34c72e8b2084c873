import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Client, type Duplicate, duplicatesQuery, type Identity } from '../../api.ts';
import type { ClientValues } from './client-form.tsx';

const WAIT = 300;

interface DuplicatesProps {
  values: Pick<ClientValues, 'display_name' | 'email' | 'phone' | 'birth_date'>;
  /** The profile that is being changed, if it is there already. */
  except_id?: string;
  onUse: (client: Client) => void;
}

/** While somebody is typed who seems to be there already: who that is, and a way to take them instead. */
export function Duplicates({ values, except_id, onUse }: DuplicatesProps) {
  const { t } = useTranslation();
  // The values keep their identity between two keys; what is made of them here would be new with every look.
  const [typed] = useDebouncedValue(values, WAIT);
  const query = duplicatesQuery(identityOf(typed, except_id));
  const { data = [] } = useQuery(query);
  if (query.enabled === false || data.length === 0) return null;
  return (
    <Alert color="yellow" role="status" title={t('clients.duplicates.title')}>
      <Stack gap="xs">
        {data.map((one) => (
          <Found key={one.client.id} found={one} onUse={onUse} />
        ))}
      </Stack>
    </Alert>
  );
}

function Found({ found: { client, reasons }, onUse }: { found: Duplicate; onUse: (client: Client) => void }) {
  const { t } = useTranslation();
  const same = reasons.map((reason) => t(`clients.duplicates.${reason}`)).join(' · ');
  return (
    <Group justify="space-between" wrap="wrap" gap="xs">
      <div>
        <Text fw={600}>{client.display_name}</Text>
        <Text size="sm">{client.is_active ? same : `${same} · ${t('clients.inactive')}`}</Text>
      </div>
      <Button
        size="sm"
        variant="default"
        aria-label={t('clients.duplicates.useName', { name: client.display_name })}
        onClick={() => onUse(client)}
      >
        {t('clients.duplicates.use')}
      </Button>
    </Group>
  );
}

function identityOf(
  { display_name, email, phone, birth_date }: DuplicatesProps['values'],
  except_id?: string,
): Identity {
  return {
    display_name: display_name.trim(),
    ...(email.includes('@') && { email: email.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
    ...(birth_date && { birth_date }),
    ...(except_id && { except_id }),
  };
}
