import fastify from 'fastify';
import { expect, test } from 'vitest';
import { loggedPath } from './logged.ts';

test('the log has the path of a request, without its query and without the token of a link', async () => {
  const lines: string[] = [];
  const app = fastify({
    logger: {
      stream: { write: (line: string) => lines.push(line) },
      serializers: { req: (request) => ({ path: loggedPath(request as never) }) },
    },
  });
  app.get('/api/clients/:id/', async () => ({}));
  app.get('/api/public/invitations/:token/', async () => ({}));
  // As the server does: the default one writes the whole address.
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  await app.inject('/api/clients/7/?q=Ana');
  await app.inject('/api/public/invitations/s3cret/');
  await app.inject('/nowhere/?token=s3cret');
  const paths = lines.flatMap((line) => JSON.parse(line).req?.path ?? []);
  expect(paths).toEqual(['/api/clients/7/', '/api/public/invitations/:token/', '/nowhere/']);
  expect(lines.join()).not.toContain('s3cret');
});
