import fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';

/** A Fastify server that does one thing and nothing else; what it is told over IPC. */
export type Bare =
  | { serve: 'nothing' }
  | { serve: 'bytes'; body: string }
  | { serve: 'sql'; url: string; connections: number; statements: { text: string; values: string[] }[] };

process.once('message', async (bare: Bare) => {
  const app = fastify();
  addRoute(app, bare);
  process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }));
});
process.once('disconnect', () => process.exit());

function addRoute(app: FastifyInstance, bare: Bare): void {
  if (bare.serve === 'nothing') {
    const schema = { response: { 200: { type: 'object', properties: { status: { type: 'string' } } } } };
    app.get('/', { schema }, async () => ({ status: 'ok' }));
  } else if (bare.serve === 'bytes') {
    app.get('/', async (_request, reply) => reply.type('application/json; charset=utf-8').send(bare.body));
  } else {
    const pool = new pg.Pool({ connectionString: bare.url, max: bare.connections });
    app.get('/', () => ask(pool, bare.statements));
  }
}

/** The statements one after the other on one connection, prepared; the rows of the largest are the answer. */
async function ask(pool: pg.Pool, statements: { text: string; values: string[] }[]): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    let rows: unknown[] = [];
    for (const [i, { text, values }] of statements.entries()) {
      const result = await client.query(values.length === 0 ? { text } : { name: `s${i}`, text, values });
      if (result.rows.length > rows.length) rows = result.rows;
    }
    return rows;
  } finally {
    client.release();
  }
}
