interface Fixture {
  org: string;
  club: string;
  ana: string;
  ben: string;
  id: (n: number) => string;
}

/** What doctor has to find of wishes. */
export function wishCorruptions({
  org,
  club,
  ana,
  ben,
  id,
}: Fixture): [name: string, what: string, sql: string][] {
  /** Ana wants something of a term. */
  const wished = `
  insert into terms (organization_id, id, club_id, name, starts_on, ends_on) values ('${org}', '${id(80)}', '${club}', 'Curso', '2040-01-01', '2040-06-30');
  insert into wish_windows (organization_id, id, term_id, opens_on, closes_on, created_at, updated_at)
    values ('${org}', '${id(81)}', '${id(80)}', '2039-12-01', '2039-12-20', now(), now());
  insert into wishes (organization_id, id, window_id, student_id, status, source, classes_a_week, created_at, updated_at)
    values ('${org}', '${id(82)}', '${id(81)}', '${ana}', 'standing', 'desk', 1, now(), now())`;
  return (
    [
      [
        'an hour is wished for twice',
        `insert into wish_times (organization_id, id, wish_id, weekday, starts_at, ends_at, loved)
         select organization_id, gen_random_uuid(), id, 0, s::time, '21:00', false from wishes, unnest(array['18:00', '19:00']) s`,
      ],
      [
        'somebody names themselves',
        `insert into wish_people (organization_id, id, wish_id, kind, name, client_id)
         select organization_id, gen_random_uuid(), id, 'with', 'Ana', student_id from wishes`,
      ],
      [
        'eleven friends are named',
        `insert into wish_people (organization_id, id, wish_id, kind, name)
         select organization_id, gen_random_uuid(), id, 'with', 'Friend ' || n from wishes, generate_series(1, 11) n`,
      ],
      [
        'who wishes has become another one',
        `update client_profiles set merged_into = '${ben}', is_active = false where id = '${ana}'`,
      ],
    ] as const
  ).map(([what, sql]): [string, string, string] => ['wishes', what, `${wished}; ${sql}`]);
}
