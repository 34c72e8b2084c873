import { Alert, Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { signWaiver, type Waivers, waiversQuery } from '../waiver-api.ts';

/**
 * A club that wants its waiver signed before a booking: it is here. Signed, the booking is offered as always, with its price
 * and what it can be paid with: nobody books what they have not seen.
 */
export function WaiverNeeded() {
  const { t } = useTranslation();
  const { data } = useQuery(waiversQuery);
  const [open, setOpen] = useState(false);
  if (!data?.current) return null;
  return (
    <Stack gap="sm">
      <Alert color="gray" icon={<IconSignature aria-hidden />} role="status">
        {t('privacy.waiver.needed')}
      </Alert>
      <Button h={52} fullWidth onClick={() => setOpen(true)}>
        {t('privacy.waiver.read')}
      </Button>
      {open && <WaiverDialog waiver={data.current} people={data.missing} onClose={() => setOpen(false)} />}
    </Stack>
  );
}

interface WaiverDialogProps {
  waiver: NonNullable<Waivers['current']>;
  people: Waivers['missing'];
  onClose: () => void;
}

/** The text, for whom it is signed, and the name of who signs: an adult, for children too. */
function WaiverDialog({ waiver, people, onClose }: WaiverDialogProps) {
  const { t, i18n } = useTranslation();
  const [typed_name, setName] = useState('');
  const [client_ids, setChosen] = useState(people.map((one) => one.client_id));
  const { busy, run } = useChange(async (send) => {
    await send(signWaiver, { version: waiver.version, typed_name: typed_name.trim(), client_ids });
    toastDone(t('privacy.waiver.thanks'));
    onClose();
  });
  const english = i18n.language === 'en';
  return (
    <Confirm
      opened
      title={english ? waiver.title_en : waiver.title_es}
      confirmLabel={t('privacy.waiver.sign')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={typed_name.trim() === '' || client_ids.length === 0}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Stack gap="sm">
        <Text
          tabIndex={-1}
          data-autofocus
          style={{ outline: 'none', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {english ? waiver.text_en : waiver.text_es}
        </Text>
        {people.length === 1 ? (
          <Text fw={600}>{t('privacy.waiver.for', { names: people[0]?.display_name })}</Text>
        ) : (
          <Checkbox.Group label={t('privacy.waiver.forWhom')} value={client_ids} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {people.map((one) => (
                <Checkbox key={one.client_id} value={one.client_id} label={one.display_name} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <TextInput
          label={t('privacy.waiver.name')}
          autoComplete="name"
          maxLength={200}
          value={typed_name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Stack>
    </Confirm>
  );
}
