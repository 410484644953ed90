// write.mjs RESULTS: prints docs/PERFORMANCE.md as the results of the benches in this folder have it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BENCHES = ['import', 'auth', 'page', 'pages', 'search', 'export', 'erase', 'meanwhile', 'app'];

const [results] = process.argv.slice(2);
process.stdout.write(readFileSync(new URL('head.md', import.meta.url)));
for (const name of BENCHES) {
  const file = join(results, `${name}.json`);
  const { title, about, rows } = await import(`./${name}.mjs`);
  if (!existsSync(file)) {
    process.stdout.write(`
## ${title}

${about}

Not measured yet: \`bench/${name}.sh\` does.
`);
    continue;
  }
  const found = JSON.parse(readFileSync(file, 'utf8'));
  process.stdout.write(`
## ${title}

${about}

| measured | against | figure | bar | holds |
|---|---|---|---|---|
${rows(found).join('\n')}

By \`${found.command ?? `bench/${name}.sh`}\`; all of it in [\`${name}.json\`](../bench/results/${name}.json).
`);
}
