import fastify from 'fastify';

const app = fastify();
const schema = { response: { 200: { type: 'object', properties: { status: { type: 'string' } } } } };
app.get('/', { schema }, async () => ({ status: 'ok' }));
const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.(url);
