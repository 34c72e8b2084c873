import { Alert, Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { askCoaches, type CoachToAsk, candidatesQuery, type LeftOut } from '../api.ts';

interface AskCoachesProps {
  session_ids: readonly string[];
  /** How each of several classes is called. */
  names?: ReadonlyMap<string, string> | undefined;
  /** Also about a class that somebody has accepted: whoever asks looks at it. */
  also_found?: boolean | undefined;
  onDone?: (() => void) | undefined;
}

/** As many as may be asked at once. */
const AT_ONCE = 20;

/** Asks coaches whether they give some classes: who accepts one first gives it. */
export function AskCoaches(props: AskCoachesProps) {
  const query = useQuery(candidatesQuery(props.session_ids));
  return <Loaded query={query}>{(coaches) => <Choosing {...props} coaches={coaches} />}</Loaded>;
}

function Choosing(props: AskCoachesProps & { coaches: readonly CoachToAsk[] }) {
  const { coaches, session_ids, names = new Map(), also_found = false, onDone } = props;
  const { t } = useTranslation();
  const [left, setLeft] = useState<readonly LeftOut[]>([]);
  const [chosen, setChosen] = useState<string[]>([]);
  const [words, setWords] = useState('');
  const asking = useChange(async (send) => {
    const { requests, left_out } = await send(askCoaches, {
      ...{ session_ids: [...session_ids], instructor_ids: chosen, words, also_found },
    });
    toastDone(t('substitutes.ask.done', { count: requests.length }));
    setChosen([]);
    setWords('');
    setLeft(left_out);
    // Which classes are left is read before the dialog goes.
    if (left_out.length === 0) onDone?.();
  });
  const open = coaches.filter(({ can_give, asked }) => can_give.some((id) => !asked.includes(id)));
  const others = coaches.filter((one) => !open.includes(one));
  if (open.length === 0)
    return (
      <Stack gap="xs">
        <NotAsked left={left} names={names} />
        <Text>{t('substitutes.ask.nobody')}</Text>
        <WhyNot coaches={others} />
      </Stack>
    );
  return (
    <Stack>
      <NotAsked left={left} names={names} />
      <Checkbox.Group label={t('substitutes.ask.whom')} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {open.map((coach) => (
            <Checkbox
              key={coach.instructor.id}
              value={coach.instructor.id}
              label={coach.instructor.display_name}
              disabled={chosen.length >= AT_ONCE && !chosen.includes(coach.instructor.id)}
              description={<About coach={coach} of={session_ids.length} />}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {chosen.length >= AT_ONCE && <Text size="sm">{t('substitutes.ask.atMost', { count: AT_ONCE })}</Text>}
      <WhyNot coaches={others} />
      <Textarea
        label={t('substitutes.ask.words')}
        description={t('substitutes.ask.wordsHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <Button
        leftSection={<IconSend size={18} aria-hidden />}
        disabled={chosen.length === 0}
        loading={asking.busy}
        onClick={() => asking.run()}
      >
        {t('substitutes.ask.send', { count: chosen.length })}
      </Button>
    </Stack>
  );
}

/** The classes about which nobody could be asked, and why. */
function NotAsked({ left, names }: { left: readonly LeftOut[]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  return (
    <Alert color="yellow" title={t('substitutes.ask.left', { count: left.length })} role="status">
      <Stack component="ul" gap={2} p={0} m={0} style={{ listStyle: 'none' }}>
        {left.map(({ session_id, reason }) => (
          <li key={session_id}>
            {[names.get(session_id), t(`substitutes.left.${reason}`)].filter(Boolean).join(': ')}
          </li>
        ))}
      </Stack>
    </Alert>
  );
}

function About({ coach, of }: { coach: CoachToAsk; of: number }) {
  const { t } = useTranslation();
  const said = [
    ...(of > 1 ? [t('substitutes.ask.canGive', { count: coach.can_give.length, of })] : []),
    ...coach.problems
      .filter((problem) => problem !== 'busy' || of === 1)
      .map((problem) => t(`substitutes.problems.${problem}`)),
  ];
  return said.join(' · ');
}

/** Who is not there to be ticked, and why. */
function WhyNot({ coaches }: { coaches: readonly CoachToAsk[] }) {
  const { t } = useTranslation();
  if (coaches.length === 0) return null;
  const why = ({ instructor, asked, has_account, problems }: CoachToAsk) => {
    if (asked.length > 0) return `${instructor.display_name} (${t('substitutes.ask.asked')})`;
    if (!has_account) return `${instructor.display_name} (${t('substitutes.ask.noAccount')})`;
    const [problem] = problems.filter((one) => one === 'busy' || one === 'takes_no_substitutions');
    return `${instructor.display_name} (${t(`substitutes.problems.${problem ?? 'busy'}`)})`;
  };
  return (
    <Text size="sm" c="dimmed">
      {t('substitutes.ask.others', { names: coaches.map(why).join(', ') })}
    </Text>
  );
}
