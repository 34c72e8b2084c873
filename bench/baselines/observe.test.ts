import { expect, test } from 'vitest';
import { parseLog } from './observe.ts';

const log = `2026-11-25 19:00:00.001 UTC [11] LOG:  statement: begin
2026-11-25 19:00:00.001 UTC [11] LOG:  execute scope: select set_config($1, $2, true)
2026-11-25 19:00:00.001 UTC [11] DETAIL:  Parameters: $1 = 'app.actor', $2 = '{"by": "O''Neill"}'
2026-11-25 19:00:00.002 UTC [12] LOG:  statement: select 1
2026-11-25 19:00:00.003 UTC [11] LOG:  execute <unnamed>: select *
\t  from t
\t where a = $1
2026-11-25 19:00:00.003 UTC [11] DETAIL:  Parameters: $1 = NULL
2026-11-25 19:00:00.004 UTC [11] LOG:  statement: commit
`;

test('the statements of one request are read from the log with their parameters', () => {
  expect(parseLog(log)).toEqual([
    { text: 'begin', values: [] },
    { text: 'select set_config($1, $2, true)', values: ['app.actor', '{"by": "O\'Neill"}'] },
    { text: 'select *\n  from t\n where a = $1', values: [null] },
    { text: 'commit', values: [] },
  ]);
});
