// dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7 does not have any more.
// Loaded before it (`node --import`), this gives it the TypeScript 5 that `client` needs for openapi-typescript.
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const client = createRequire(new URL('../../client/package.json', import.meta.url));
const places = new Map(
  ['typescript', 'typescript/package.json'].map((name) => [name, pathToFileURL(client.resolve(name)).href]),
);
if (!client('typescript').version.startsWith('5.')) {
  throw new Error(
    'client/node_modules has no TypeScript 5; without it the import rules would see no import at all.',
  );
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = places.get(specifier);
    return url ? { url, shortCircuit: true } : nextResolve(specifier, context);
  },
});
