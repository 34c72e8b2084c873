import {
  Component,
  type ComponentType,
  createElement,
  type LazyExoticComponent,
  lazy,
  type ReactNode,
  Suspense,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import classes from './later.module.css';

/** The file of a part could not be had: no network, or a newer Bandeja has replaced it. */
class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

/** The browser has said itself which file is missing. */
export const onCaughtError = (error: unknown): void => {
  if (!(error instanceof NotLoaded)) console.error(error);
};

interface Options<Props> {
  /** Stands there meanwhile; nothing if it is left out. */
  pending?: (props: Props) => ReactNode;
  /** Stands there when it could not be had, with a way to try again. */
  failed?: (props: Props, again: () => void) => ReactNode;
}

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of a page that is loaded when it is first shown. Where its file cannot be had, only the part is missing: the
 * page around it, and what was typed there, stays.
 */
export function later<Props extends object>(
  load: Load<Props>,
  options: Options<Props> = {},
): ComponentType<Props> {
  const first = partOf(load);
  return (props) => createElement(Part<Props>, { ...{ first, load, props }, ...options });
}

const partOf = <Props,>(load: Load<Props>): LazyExoticComponent<ComponentType<object>> =>
  lazy(async () => {
    const loaded = await load().catch((cause: unknown) => {
      throw new NotLoaded('a part of the page could not be loaded', { cause });
    });
    return { default: loaded as ComponentType<object> };
  });

interface PartProps<Props> extends Options<Props> {
  first: LazyExoticComponent<ComponentType<object>>;
  load: Load<Props>;
  props: Props;
}

function Part<Props extends object>({ first, load, props, pending, failed = missing }: PartProps<Props>) {
  const [{ Shown }, show] = useState({ Shown: first });
  return (
    <Boundary otherwise={(again) => failed(props, again)} onAgain={() => show({ Shown: partOf(load) })}>
      <Suspense fallback={pending?.(props)}>
        <Shown {...props} />
      </Suspense>
    </Boundary>
  );
}

const missing = (_: unknown, again: () => void) => <Missing onAgain={again} />;

interface BoundaryProps {
  children: ReactNode;
  otherwise: (again: () => void) => ReactNode;
  onAgain: () => void;
}

/** Catches files that are missing, and no other fault. */
class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override readonly state: { error: unknown } = { error: null };
  static getDerivedStateFromError = (error: unknown) => ({ error });
  readonly again = () => {
    this.props.onAgain();
    this.setState({ error: null });
  };
  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!(error instanceof NotLoaded)) throw error;
    return this.props.otherwise(this.again);
  }
}

/** Of plain elements: it stands in what everybody loads first. */
function Missing({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <p role="alert" className={classes.missing}>
      {t('common.error.part')}{' '}
      <button type="button" onClick={onAgain}>
        {t('common.retry')}
      </button>
    </p>
  );
}
