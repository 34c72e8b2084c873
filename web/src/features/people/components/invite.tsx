import { Button, CopyButton, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconCopy, IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSendsMail } from '../../../platform/session/session.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { invite, type Role } from '../api.ts';

interface ClubChoice {
  id: string;
  name: string;
}

interface InviteProps {
  /** The club on screen. */
  club: ClubChoice;
  clubs: readonly ClubChoice[];
  /** The role to invite to; chosen in the dialog unless told. */
  as?: Role;
  email?: string;
  /** The client that the new account will be. */
  client_id?: string;
}

export function InviteButton({ label, ...props }: InviteProps & { label: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconMailForward size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        opened={open}
        onClose={() => setOpen(false)}
        title={t('members.invite.title')}
        closeLabel={t('common.close')}
      >
        <Invite {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const ROLES = ['club_admin', 'instructor', 'owner'] as const;

function Invite({ club, clubs, as: role, email, client_id, onClose }: InviteProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const [sent, setSent] = useState<{ email: string; link: string } | null>(null);
  const form = useForm({
    initialValues: {
      email: email ?? '',
      role: role ?? ('club_admin' as Role),
      club_id: club.id as string | null,
    },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('desk.invalid.email')) },
  });
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      const forClub = values.role === 'club_admin' || values.role === 'instructor';
      const { link } = await send(invite, {
        email: values.email.trim(),
        role: values.role,
        club_id: forClub ? values.club_id : null,
        ...(client_id && { client_id }),
      });
      setSent({ email: values.email.trim(), link });
    },
    { form },
  );
  if (sent) return <Sent {...sent} onClose={onClose} />;
  const wanted = form.values.role;
  return (
    <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
      <Stack>
        <TextInput
          label={t('members.invite.email')}
          type="email"
          data-autofocus
          {...form.getInputProps('email')}
        />
        {!role && (
          <Select
            label={t('members.invite.role')}
            description={t(`members.roleHint.${wanted}`)}
            data={ROLES.map((value) => ({ value, label: t(`common.roles.${value}`) }))}
            {...form.getInputProps('role')}
          />
        )}
        {wanted !== 'owner' && wanted !== 'student' && clubs.length > 1 && (
          <Select
            label={t('members.invite.club')}
            data={clubs.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('club_id')}
          />
        )}
        <DialogFooter>
          <Button type="submit" loading={busy}>
            {t('members.invite.confirm')}
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  );
}

/** The link, for where no mail gets through. Without https the browser gives no clipboard: it can be selected. */
function Sent({ email, link, onClose }: { email: string; link: string; onClose: () => void }) {
  const { t } = useTranslation();
  const isSent = useSendsMail();
  return (
    <Stack>
      <Text role="status">{t(isSent ? 'members.invite.sent' : 'members.invite.kept', { email })}</Text>
      <Text size="sm" c="dimmed">
        {t(isSent ? 'members.invite.link' : 'members.invite.keptLink')}
      </Text>
      <TextInput
        aria-label={t('members.invite.linkLabel')}
        value={link}
        readOnly
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <DialogFooter>
        {window.isSecureContext && (
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={
                  copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                }
                onClick={copy}
              >
                {copied ? t('common.copied') : t('members.invite.copyLink')}
              </Button>
            )}
          </CopyButton>
        )}
        <Button onClick={onClose}>{t('members.invite.done')}</Button>
      </DialogFooter>
    </Stack>
  );
}
