/** A class of every week: who, when, where and with whom. */
export type Group = {
  readonly kind: string;
  readonly start: string;
  readonly coach: string;
  readonly court: string;
  readonly members: readonly string[];
};

export type Plan = { readonly groups: readonly Group[] };
