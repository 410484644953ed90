// viewer.mjs PAGE SCRIPT STYLE FONTS TO: one HTML file with script, style and fonts inside, and a policy that lets it run
// just these and reach nothing.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [page, scriptFile, styleFile, fonts, to] = process.argv.slice(2);

const stop = (why) => {
  console.error(why);
  process.exit(1);
};
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const font = (_, name) => `url(data:font/woff2;base64,${readFileSync(join(fonts, name)).toString("base64")})`;
const style = readFileSync(styleFile, "utf8")
  .trim()
  // They are here already: there is nothing to go on without.
  .replaceAll("font-display:optional", "font-display:block")
  .replace(/url\(\s*["']?(?:[^"')]*\/)?([\w-]+\.woff2)["']?\s*\)/g, font);
const script = readFileSync(scriptFile, "utf8").trim();

// What would end its element early, or be another text after parsing than the one that was digested.
if (/<\/style|\r|\0/i.test(style)) stop("the style cannot stand inside a page");
if (/<\/script|<!--|\r|\0/i.test(script)) stop("the script cannot stand inside a page");
if (/url\((?!data:)/.test(style)) stop("the style names another file");

const policy = [
  "default-src 'none'",
  `script-src ${digest(script)} 'wasm-unsafe-eval'`,
  `style-src ${digest(style)}`,
  "font-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const parts = { policy, style, script };
const html = readFileSync(page, "utf8").replace(/\{\{(\w+)\}\}/g, (hole, name) => parts[name] ?? stop(`no ${hole}`));
writeFileSync(to, html);
