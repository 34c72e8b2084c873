import { Button, Group, Radio, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { taken, useFollowing } from '../../../platform/client/use-following.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { type ClientCare, careQuery, changeCare } from '../api.ts';

/** What those who look after somebody on court have to know: health, whom to call, whether there may be pictures. */
export function Care({ client_id }: { client_id: string }) {
  const care = useQuery(careQuery(client_id));
  return <Loaded query={care}>{(data) => <CareForm key={client_id} care={data} />}</Loaded>;
}

const photos = ['yes', 'no', 'unasked'] as const;
const shownAs = (consent: boolean | null) => (consent === null ? 'unasked' : consent ? 'yes' : 'no');
const consentOf = (shown: string) => (shown === 'unasked' ? null : shown === 'yes');

const valuesOf = ({ medical_notes, emergency_name, emergency_phone, photo_consent }: ClientCare) => ({
  ...{ medical_notes, emergency_name, emergency_phone },
  photo_consent: shownAs(photo_consent) as (typeof photos)[number],
});

function CareForm({ care }: { care: ClientCare }) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: valuesOf(care) });
  const [base, setBase] = useFollowing(care, (now) => taken(form, valuesOf(now)));
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      const saved = await send(over(changeCare(care.client_id), base), {
        medical_notes: values.medical_notes.trim(),
        emergency_name: values.emergency_name.trim(),
        emergency_phone: values.emergency_phone.trim(),
        photo_consent: consentOf(values.photo_consent),
      });
      if (saved) setBase(saved);
      form.resetDirty();
      toastDone(t('common.saved'));
    },
    {
      form: {
        ...form,
        setValues: ({ photo_consent, ...row }: Partial<ClientCare>) =>
          form.setValues({
            ...row,
            ...(photo_consent !== undefined && { photo_consent: shownAs(photo_consent) }),
          }),
      },
      rebased: (row) => setBase(row as ClientCare),
    },
  );
  return (
    <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
      <Stack>
        <Textarea
          size="md"
          label={t('people.care.health')}
          description={t('people.care.healthHint')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('medical_notes')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('people.care.call')}
            placeholder={t('people.care.callHint')}
            maxLength={200}
            {...form.getInputProps('emergency_name')}
          />
          <TextInput
            label={t('people.care.phone')}
            type="tel"
            inputMode="tel"
            maxLength={50}
            {...form.getInputProps('emergency_phone')}
          />
        </SimpleGrid>
        <Radio.Group
          label={t('people.care.photos')}
          description={t('people.care.photosHint')}
          {...form.getInputProps('photo_consent')}
        >
          <Group mt="xs">
            {photos.map((value) => (
              <Radio key={value} value={value} label={t(`people.care.photo.${value}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t('people.care.who')}
        </Text>
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
