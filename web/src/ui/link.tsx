import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { Ref } from 'react';

type Native = Omit<React.AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'>;

/** Mantine's anchor and button as typed router links. */
export const AnchorLink = createLink((props: AnchorProps & Native & { ref?: Ref<HTMLAnchorElement> }) => (
  <Anchor {...props} />
));

export const ButtonLink = createLink((props: ButtonProps & Native & { ref?: Ref<HTMLAnchorElement> }) => (
  <Button component="a" {...props} />
));
