import { Button, Checkbox, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { now } from '../../../platform/formats/clock.ts';
import { ChoiceBar } from '../../../ui/choice-bar.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { ShownOnce } from '../../../ui/shown-once.tsx';
import { makeToken, type TokenScope } from '../tokens.ts';

const DAY = 86_400_000;
const DAYS = ['30', '90', '365', 'never'] as const;

interface MakeTokenProps {
  grantable: readonly TokenScope[];
  onClose: () => void;
}

/** Makes a token for another program, and shows it: once. */
export function MakeTokenDialog({ grantable, onClose }: MakeTokenProps) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string>();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(secret ? 'tokens.madeTitle' : 'tokens.make')}
      closeLabel={t('common.close')}
    >
      {secret ? (
        <ShownOnce
          value={secret}
          hint={t('tokens.once')}
          label={t('tokens.secret')}
          copyLabel={t('tokens.copy')}
          keptLabel={t('tokens.kept')}
          onClose={onClose}
        />
      ) : (
        <TokenForm grantable={grantable} onClose={onClose} onMade={setSecret} />
      )}
    </Dialog>
  );
}

function TokenForm({ grantable, onClose, onMade }: MakeTokenProps & { onMade: (secret: string) => void }) {
  const { t } = useTranslation();
  const areas = [...new Set(grantable.map(({ area }) => area))];
  const form = useForm({
    initialValues: {
      name: '',
      access: 'read' as 'read' | 'change',
      areas: [] as string[],
      expires: '365' as string,
    },
    validate: {
      name: (value) => (value.trim() ? null : t('tokens.noName')),
      areas: (value) => (value.length > 0 ? null : t('tokens.noArea')),
    },
  });
  const { busy, run } = useChange<typeof form.values>(
    async (send, { name, access, areas: chosen, expires }) =>
      onMade(
        await send(makeToken, {
          name: name.trim(),
          scopes: grantable.filter(({ area }) => chosen.includes(area)).map(({ code }) => code),
          read_only: access === 'read',
          expires_at:
            expires === 'never' ? null : new Date(now().getTime() + Number(expires) * DAY).toISOString(),
        }),
      ),
    { form },
  );
  return (
    <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
      <Stack>
        <TextInput
          label={t('tokens.name')}
          description={t('tokens.nameHint')}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <ChoiceBar
          label={t('tokens.access')}
          data={(['read', 'change'] as const).map((value) => ({
            value,
            label: t(`tokens.accesses.${value}`),
          }))}
          value={form.values.access}
          onChange={(access) => form.setFieldValue('access', access)}
        />
        <Checkbox.Group label={t('tokens.areas')} {...form.getInputProps('areas')}>
          <Stack gap="xs" mt="xs">
            {areas.map((area) => (
              <Checkbox key={area} value={area} label={t(`tokens.area.${area}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={t('tokens.expires')}
          allowDeselect={false}
          data={DAYS.map((value) => ({ value, label: t(`tokens.days.${value}`) }))}
          {...form.getInputProps('expires')}
        />
        <Text size="sm" c="dimmed">
          {t('tokens.never')}
        </Text>
        <DialogFooter>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('tokens.make')}
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  );
}
