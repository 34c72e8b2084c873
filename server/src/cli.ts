#!/usr/bin/env node
import module from 'node:module';

// Compiled code is kept between starts; before the imports that it is for.
module.enableCompileCache();
const { runCli } = await import('./cli/program.ts');
process.exitCode = await runCli(process.argv.slice(2));
