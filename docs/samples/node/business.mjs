// A shop's own site, from which customers come to their privacy portal. Node 20 or newer, nothing to install.
//
//     PORTAL=http://127.0.0.1:3000 KID=app_… SECRET=… CUSTOMER=rider-3308 node business.mjs
//
// KID and SECRET are what `rightsdesk key create --use people` printed; CUSTOMER stands for whoever is signed in with
// the shop. Two ways are shown, and ../../SIGN-IN.md says which to choose.

import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const PORTAL = needed('PORTAL').replace(/\/$/, '');
const KID = needed('KID');
const SECRET = needed('SECRET');
const CUSTOMER = needed('CUSTOMER');
const PORT = Number(process.env.PORT ?? 4000);

/** A token that speaks for one customer, for so many seconds. */
function token(externalId, seconds) {
  const now = Math.floor(Date.now() / 1000);
  const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = encoded({ alg: 'HS256', typ: 'JWT', kid: KID });
  const claims = encoded({ scope: 'user', external_id: externalId, iat: now, exp: now + seconds, jti: randomUUID() });
  // The secret's characters are the key as they stand: they are not decoded.
  const signature = createHmac('sha256', SECRET).update(`${header}.${claims}`).digest('base64url');
  return `${header}.${claims}.${signature}`;
}

/** Announces a customer to the portal; the link that they come by. It is good once, for a minute. */
async function handover(externalId) {
  const answer = await fetch(`${PORTAL}/handover`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token(externalId, 60)}` },
    redirect: 'error',
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`the portal answered ${answer.status}`);
  const { url } = await answer.json();
  return url;
}

/** Who is signed in with the shop. In yours, your own session says so; nothing that a form or an address brings may. */
const customer = (_request) => CUSTOMER;

const routes = {
  'GET /account': (request, response) => page(response, 200, account(customer(request))),

  // The first way: the token goes from server to server, and the browser gets a link.
  'POST /privacy': async (request, response) => {
    // Another site's form must not act here in the customer's name.
    if ((request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin') return page(response, 403, elsewhere);
    try {
      response.writeHead(303, { location: await handover(customer(request)), 'cache-control': 'no-store' }).end();
    } catch (error) {
      console.error('no handover:', error.message); // and never the token
      page(response, 503, later);
    }
  },

  // The second way: the customer's browser posts the token.
  'GET /account/form': (request, response) => {
    const form = readFileSync(new URL('../html/form.html', import.meta.url), 'utf8');
    const filled = { portal: PORTAL, token: token(customer(request), 15 * 60) };
    page(response, 200, form.replace(/{{(portal|token)}}/g, (_, name) => escaped(filled[name])));
  },
};

const server = createServer((request, response) => {
  const [path] = request.url.split('?');
  const route = routes[`${request.method} ${path}`];
  if (route) route(request, response);
  else page(response, 404, nothing);
});
server.listen(PORT, '127.0.0.1', () => console.log(`Open http://127.0.0.1:${server.address().port}/account`));

function page(response, status, html) {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // `form-action` has to name the portal: some browsers apply it to the redirect after a form as well.
    'content-security-policy': `default-src 'none'; form-action 'self' ${PORTAL}; frame-ancestors 'none'`,
    // Not `no-referrer` or `same-origin`: the portal would not be told which site the form came from.
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
}

function account(externalId) {
  return html(
    'Your account',
    `<p>You are customer ${escaped(externalId)}.</p>
     <form method="post" action="/privacy"><button>Your data and privacy</button></form>
     <p><a href="/account/form">The same by a posted form</a></p>`,
  );
}

// What a page says when something is amiss. A customer always has another way.
const later = html(
  'We cannot take you there just now',
  `<p>Try again in a minute. Or write to us or ring us: whatever you can ask for there, you can ask us for.</p>
   <p><a href="/account">Back to your account</a></p>`,
);
const elsewhere = html('That came from another website', '<p><a href="/account">Go to your account</a></p>');
const nothing = html('There is no page here', '<p><a href="/account">Go to your account</a></p>');

function html(heading, rest) {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${heading}</title></head>
    <body><main><h1>${heading}</h1>${rest}</main></body></html>`;
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function needed(name) {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} is not set; the first lines of this file say what it is.`);
  process.exit(2);
}
