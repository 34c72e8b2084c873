import { type Static, Type } from 'typebox';
import { Abilities, Id, Locale, Name, Shape, Strict } from '../../kernel/http/types.ts';

export const Slug = () =>
  Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,62}$', description: 'Small letters, digits and hyphens' });

export const Organization = Shape('Organization', {
  id: Id(),
  slug: Type.String(),
  name: Type.String(),
  default_locale: Type.String(),
  is_demo: Type.Boolean(),
  created_at: Type.String(),
  abilities: Abilities('change', 'add_club'),
});
export type Organization = Static<typeof Organization>;

export const ChangeOrganization = Strict({
  name: Type.Optional(Name()),
  slug: Type.Optional(Slug()),
  default_locale: Type.Optional(Locale()),
});
export type ChangeOrganization = Static<typeof ChangeOrganization>;
