// style.mjs FROM TO: one stylesheet from FROM and what it imports, minified, with nesting and light-dark() lowered.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.RIGHTSDESK_SITE_TOOLS, "package.json"));
const { bundle } = require("lightningcss");

const [from, to] = process.argv.slice(2);
const version = (major) => major << 16;

const { code, warnings } = bundle({
  filename: from,
  minify: true,
  targets: {
    chrome: version(80),
    edge: version(80),
    firefox: version(90),
    ios_saf: version(14),
    safari: version(14),
    samsung: version(13),
  },
});

for (const warning of warnings) {
  const { filename, line } = warning.loc;
  console.error(`${filename}:${line}: ${warning.message}`);
}
if (warnings.length > 0) process.exit(1);
writeFileSync(to, code);
