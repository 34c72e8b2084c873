// Makes a checkout ready to run: dependencies, Node 24, the web app. `npm start` and `npm test` do it by themselves.
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureWebBuild } from './lib/web-build.mjs';

const node = await ensureDependencies();
await ensureWebBuild(node);
console.log(`Ready. Node 24 is ${node}`);
