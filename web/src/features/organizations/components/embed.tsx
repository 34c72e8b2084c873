import { Button, Code, Group, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { taken, useFollowing } from '../../../platform/client/use-following.ts';
import { toastDone } from '../../../platform/toast.ts';
import { CopyText } from '../../../ui/copy-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { type ClubRecord, changeClub } from '../api.ts';

interface EmbedProps {
  club: ClubRecord;
  /** Slug. */
  organization: string;
}

const valuesOf = ({ embed_origins }: Pick<ClubRecord, 'embed_origins'>) => ({
  embed_origins: embed_origins.join('\n'),
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The server says which of them may be; what is none at all need not be sent. */
const isSite = (line: string): boolean =>
  /^https?:/i.test(line) && URL.canParse(line) && new URL(line).pathname === '/';

/** The timetable on the club's own website: which sites may show it, and the line that they put there. */
export function Embed({ club, organization }: EmbedProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: valuesOf(club),
    validate: {
      embed_origins: (text) => (linesOf(text).every(isSite) ? null : t('problems.field.format_origin')),
    },
  });
  const [base, setBase] = useFollowing(club, (now) => taken(form, valuesOf(now)));
  const show = (changed: Partial<ClubRecord>) =>
    changed.embed_origins && form.setValues(valuesOf({ embed_origins: changed.embed_origins }));
  const { busy, run } = useChange(
    async (send, { embed_origins: text }: typeof form.values) => {
      const saved = await send(over(changeClub(club.id), base ?? club), { embed_origins: linesOf(text) });
      setBase(saved);
      if (saved) form.setValues(valuesOf(saved));
      form.resetDirty();
      toastDone(t('club.embed.saved'));
    },
    { form: { ...form, setValues: show }, rebased: (row) => setBase(row as ClubRecord) },
  );
  const language = club.locale === 'en' ? 'en' : 'es';
  const line = `<script src="${window.location.origin}/embed.js" data-club="${organization}/${club.slug}" data-lang="${language}" async></script>`;
  return (
    <Section title={t('club.embed.title')} description={t('club.embed.text')}>
      <Stack>
        <form onSubmit={form.onSubmit(run)} noValidate>
          <Stack>
            <Textarea
              label={t('club.embed.origins')}
              description={t('club.embed.originsHint')}
              placeholder="https://www.example.org"
              autosize
              minRows={2}
              {...form.getInputProps('embed_origins')}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={busy} disabled={!form.isDirty()}>
                {t('club.embed.save')}
              </Button>
            </Group>
          </Stack>
        </form>
        <div>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {line}
          </Code>
        </div>
        <Group>
          <CopyText text={line} label={t('club.embed.copy')} />
        </Group>
      </Stack>
    </Section>
  );
}
