import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../platform/session/me.ts';
import { useSession } from '../../platform/session/session.ts';
import classes from './nav-list.module.css';
import { type Destination, destinationsOf } from './navigation.ts';

interface NavListProps {
  areas: readonly Area[];
  /** Of the ground that it stands on. */
  tone: 'dark' | 'light';
}

/** All destinations of a person, one section for each of their areas. */
export function NavList({ areas, tone }: NavListProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const several = areas.length > 1;
  const mine = destinationsOf(areas, me.clubs);
  return (
    <div className={`${classes.sections} ${classes[tone]}`}>
      {areas.map((area) => (
        <Section
          key={area}
          heading={several ? t(`shell.areas.${area}`) : null}
          items={mine.filter((item) => item.area === area)}
        />
      ))}
      <Section heading={null} items={mine.filter((item) => item.area === null)} />
    </div>
  );
}

function Section({ heading, items }: { heading: string | null; items: Destination[] }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      {heading && (
        <p id={id} className={classes.heading}>
          {heading}
        </p>
      )}
      <ul className={classes.list} aria-labelledby={heading ? id : undefined}>
        {items.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={classes.link}>
              <Icon size={21} stroke={1.75} aria-hidden />
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
