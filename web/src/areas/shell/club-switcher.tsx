import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session/session.ts';
import { LaterMenu, laterMenu } from '../../ui/later-menu.tsx';
import { BallMark } from '../../ui/logo.tsx';
import classes from './club-switcher.module.css';

const Choices = laterMenu(async () => (await import('./club-choices.tsx')).ClubChoices);

/** Which organization and club are on screen; a menu for those who have more than one. */
export function ClubSwitcher({ tone }: { tone: 'dark' | 'light' }) {
  const { t } = useTranslation();
  const { me, club } = useSession();
  if (!me.organization) return tone === 'light' ? <Names tone={tone} title={t('common.app')} /> : null;
  const title = club?.name ?? me.organization.name;
  const subtitle = title === me.organization.name ? undefined : me.organization.name;
  if (me.organizations.length < 2 && me.clubs.length < 2) {
    return <Names tone={tone} title={title} subtitle={subtitle} />;
  }
  return (
    <LaterMenu
      target={<Target tone={tone} title={title} subtitle={subtitle} label={t('shell.switcher.label')} />}
      menu={Choices}
    />
  );
}

interface NamesProps {
  tone: 'dark' | 'light';
  title: string;
  subtitle?: string | undefined;
}

function Names({ tone, title, subtitle }: NamesProps) {
  return (
    <div className={`${classes.target} ${classes[tone]}`}>
      {tone === 'light' && <BallMark size={26} />}
      <NameLines title={title} subtitle={subtitle} />
    </div>
  );
}

function NameLines({ title, subtitle }: Omit<NamesProps, 'tone'>) {
  return (
    <span className={classes.names}>
      <span className={classes.club}>{title}</span>
      {subtitle && <span className={classes.organization}>{subtitle}</span>}
    </span>
  );
}

const Target = forwardRef<HTMLButtonElement, NamesProps & { label: string; className?: string }>(
  function Target({ tone, title, subtitle, label, className = '', ...menu }, ref) {
    return (
      <UnstyledButton {...menu} ref={ref} className={`${className} ${classes.target} ${classes[tone]}`}>
        <VisuallyHidden>{label}: </VisuallyHidden>
        {tone === 'light' && <BallMark size={26} />}
        <NameLines title={title} subtitle={subtitle} />
        <IconSelector size={18} aria-hidden />
      </UnstyledButton>
    );
  },
);
