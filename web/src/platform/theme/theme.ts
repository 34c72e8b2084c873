import {
  type ActionIcon,
  type Alert,
  type Anchor,
  type Badge,
  type Button,
  type Card,
  type CSSVariablesResolver,
  createTheme,
  type Drawer,
  type Fieldset,
  type InputBase,
  type MantineColorsTuple,
  type Menu,
  type Modal,
  type MultiSelect,
  type NativeSelect,
  type NumberInput,
  type Paper,
  type Select,
  type Skeleton,
  type TextInput,
} from '@mantine/core';
import { i18n } from '../i18n/i18n.ts';
import { wordsFilter } from '../words/words-filter.ts';

/** The blue of a padel court under floodlights. Shade 6 on white has a contrast of 5.7 : 1. */
const court: MantineColorsTuple = [
  '#e8f6fb',
  '#d2e9f2',
  '#a5d2e4',
  '#72b9d5',
  '#459fc4',
  '#2286ae',
  '#0e6d94',
  '#0b587a',
  '#0a3c52',
  '#072a3b',
];

/** The ball. An accent only: it never carries text on white. */
const ball: MantineColorsTuple = [
  '#fafddf',
  '#f4fabf',
  '#ebf58e',
  '#e0ee5d',
  '#d3ec3a',
  '#c2dc1f',
  '#9fb80f',
  '#7b900b',
  '#5b6b0c',
  '#424e0c',
];

const dark: MantineColorsTuple = [
  '#d7e1e6',
  '#b7c5cc',
  '#94a7b0',
  '#7b909a',
  '#42555f',
  '#30414b',
  '#22313a',
  '#18252d',
  '#101c23',
  '#0a1419',
];

const FONT =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

/**
 * What `Component.extend` takes. The components are named by their types only: this file is in what every page loads,
 * and a component in it would be, too, with its styles.
 */
type Extension<Component extends { extend: (input: never) => unknown }> = Parameters<Component['extend']>[0];

export const theme = createTheme({
  colors: { court, ball, dark },
  primaryColor: 'court',
  primaryShade: 6,
  black: '#12222b',
  defaultRadius: 'md',
  radius: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontFamily: FONT,
  headings: {
    fontFamily: FONT,
    fontWeight: '700',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'clamp(1.625rem, 1.3rem + 1.2vw, 2.125rem)', lineHeight: '1.15' },
      h2: { fontSize: '1.375rem', lineHeight: '1.25' },
      h3: { fontSize: '1.125rem', lineHeight: '1.35' },
      h4: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  shadows: {
    xs: '0 1px 2px rgb(7 42 59 / 6%)',
    sm: '0 1px 3px rgb(7 42 59 / 8%), 0 4px 12px rgb(7 42 59 / 4%)',
    md: '0 2px 6px rgb(7 42 59 / 8%), 0 12px 28px rgb(7 42 59 / 8%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    // Words that are long in one language take two lines on a phone rather than being cut.
    Button: {
      defaultProps: { size: 'md' },
      styles: {
        root: { height: 'auto', minHeight: 'var(--button-height)' },
        // Without a height of its own only a button element stands its label in the middle; a link does not.
        inner: { minHeight: 'calc(var(--button-height) - 2px)' },
        label: { whiteSpace: 'normal', textAlign: 'center', lineHeight: 1.2 },
      },
    } satisfies Extension<typeof Button>,
    // The colours of light alerts are too pale for their titles; the icon keeps the colour.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } } satisfies Extension<typeof Alert>,
    ActionIcon: { defaultProps: { size: 'lg', variant: 'subtle' } } satisfies Extension<typeof ActionIcon>,
    Anchor: { defaultProps: { underline: 'hover', fw: 500 } } satisfies Extension<typeof Anchor>,
    // A word of a label is never cut; a label of several takes more lines.
    Badge: {
      defaultProps: { tt: 'none', fw: 600, radius: 'sm' },
      styles: {
        root: { height: 'auto', minHeight: 'var(--badge-height)', minWidth: 'min-content' },
        label: { whiteSpace: 'normal', overflow: 'visible' },
      },
    } satisfies Extension<typeof Badge>,
    Card: { defaultProps: { withBorder: true, padding: 'lg', radius: 'lg' } } satisfies Extension<
      typeof Card
    >,
    Fieldset: { styles: { legend: { fontWeight: 650 } } } satisfies Extension<typeof Fieldset>,
    Paper: { defaultProps: { radius: 'lg' } } satisfies Extension<typeof Paper>,
    InputBase: { defaultProps: { size: 'md' } } satisfies Extension<typeof InputBase>,
    TextInput: { defaultProps: { size: 'md' } } satisfies Extension<typeof TextInput>,
    PasswordInput: {
      // Asked for with each look: the language may have changed.
      defaultProps: () => ({
        size: 'md',
        visibilityToggleButtonProps: { 'aria-label': i18n.t('common.showTyped') },
      }),
    },
    // A dialog that begins at one does not begin with a list over it.
    MultiSelect: {
      defaultProps: { size: 'md', filter: wordsFilter, openOnFocus: false },
    } satisfies Extension<typeof MultiSelect>,
    Select: {
      defaultProps: { size: 'md', allowDeselect: false, filter: wordsFilter, openOnFocus: false },
    } satisfies Extension<typeof Select>,
    NumberInput: { defaultProps: { size: 'md' } } satisfies Extension<typeof NumberInput>,
    NativeSelect: { defaultProps: { size: 'md' } } satisfies Extension<typeof NativeSelect>,
    Menu: {
      defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false },
    } satisfies Extension<typeof Menu>,
    // Their header element is no banner of the page.
    Modal: {
      styles: { title: { fontWeight: 700, fontSize: '1.125rem' } },
      defaultProps: { radius: 'lg', centered: true, attributes: { header: { role: 'presentation' } } },
    } satisfies Extension<typeof Modal>,
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } } satisfies Extension<
      typeof Drawer
    >,
    Skeleton: { defaultProps: { radius: 'md' } } satisfies Extension<typeof Skeleton>,
  },
});

/** Mantine's greys for secondary text and errors miss AA on white; these pass it. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--app-tabs-height': 'calc(62px + env(safe-area-inset-bottom, 0px))' },
  light: {
    '--mantine-color-dimmed': '#52656f',
    '--mantine-color-placeholder': '#667883',
    '--mantine-color-error': '#c22a2a',
    '--mantine-color-default-border': '#d9e2e6',
    '--app-canvas': '#f4f7f8',
    '--app-line': '#e3eaed',
    '--app-rail': '#08303f',
  },
  dark: {
    // A shade lighter than Mantine's choice: links stand on cards too.
    '--mantine-color-anchor': 'var(--mantine-color-court-3)',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-placeholder': '#8497a1',
    '--mantine-color-default-border': '#30414b',
    '--app-canvas': '#101c23',
    '--app-line': '#263741',
    '--app-rail': '#0a1419',
  },
});
