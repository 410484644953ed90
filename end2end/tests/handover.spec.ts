// People come from the business's own site, which is another origin: docs/SIGN-IN.md and its samples, as they stand.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { people } from '../fixtures/cast.ts';
import { type Page, type Shop, expect, test } from '../fixtures/index.ts';
import { expectSignIn } from '../fixtures/pages.ts';
import { SAMPLES, samples } from '../fixtures/shop.ts';
import { tried } from '../fixtures/tried.ts';

/** Who is signed in at the shop, and who sits at the portal already. */
const CUSTOMER = 'rider-3308';
const SOMEBODY_ELSE = 'rider-0453';

const ENTER = /^http:\/\/127\.0\.0\.1:\d+\/enter\/[\w-]+$/;
const TOKEN = /eyJ[\w-]+\.eyJ[\w-]+\./;

for (const sample of samples) {
  test(`a button on the business’s site leads to one’s data: the ${sample} sample`, async ({ page, portal, shopOf, look }) => {
    const shop = await shopOf(CUSTOMER, sample);
    const addresses = addressesOf(page);
    await page.goto(`${shop.url}/account`);
    await press(page);
    await expect(page).toHaveURL(ENTER);
    await expect(main(page)).toContainText('Larkspoke Cycle Hire');
    await expect(main(page).getByRole('button')).toHaveCount(1);
    await look(page, 'enter');
    if (sample === 'node') await tried(page, '/enter/{code}');

    // Looking uses nothing up and lets nobody in.
    await page.reload();
    expect(await page.context().cookies(portal.url)).toEqual([]);
    await goOn(page).click();
    await expectInside(page, CUSTOMER);
    expect(addresses.filter((address) => TOKEN.test(address))).toEqual([]);
  });
}

test('a link is good once, whoever holds it', async ({ page, visit, shopOf, watching, look }) => {
  watching.expect(/\b(404|410)\b/);
  const shop = await shopOf(CUSTOMER);
  await page.goto(`${shop.url}/account`);
  await press(page);
  await expect(page).toHaveURL(ENTER);
  const link = page.url();
  const other = await (await visit()).newPage();
  await other.goto(link);
  await expect(goOn(other)).toBeVisible();
  await goOn(page).click();
  await expectInside(page, CUSTOMER);

  // The button that was drawn before.
  await goOn(other).click();
  await expect(other).toHaveURL('/sign-in?problem=link');
  await expect(other.getByRole('alert')).toBeVisible();
  await look(other, 'enter-used');

  // And the link itself: no button, but a way on.
  await other.goto(link);
  await expect(goOn(other)).toHaveCount(0);
  await expect(main(other).getByRole('link').first()).toBeVisible();
  await look(other, 'enter-used-link');
  await other.goto('/me');
  await expectSignIn(other);
});

for (const [site, origin] of [
  ['the same site', (shop: Shop) => shop.url],
  ['another site', (shop: Shop) => shop.elsewhere],
] as const) {
  test(`a form from a listed origin of ${site} signs in`, async ({ page, shopOf }) => {
    const shop = await shopOf(CUSTOMER);
    await shop.list(origin(shop));
    const addresses = addressesOf(page);
    const form = await page.goto(`${origin(shop)}/account/form`);
    expect(form?.headers()['cache-control']).toBe('no-store');
    await press(page);
    await expectInside(page, CUSTOMER);
    expect(addresses.filter((address) => TOKEN.test(address))).toEqual([]);
  });
}

for (const [way, address] of [
  ['a link', (shop: Shop) => `${shop.url}/account`],
  ['a form of the same site', (shop: Shop) => `${shop.url}/account/form`],
  // It brings no `SameSite=Lax` cookie, and the portal has to notice all the same.
  ['a form of another site', (shop: Shop) => `${shop.elsewhere}/account/form`],
] as const) {
  test(`where somebody else is signed in, ${way} asks first`, async ({ asPerson, shopOf, look }) => {
    const shop = await shopOf(CUSTOMER);
    await shop.list(shop.url, shop.elsewhere);
    const page = await asPerson(SOMEBODY_ELSE);
    await page.goto(address(shop));
    await press(page);
    await expect(page).toHaveURL(ENTER);
    await expect(main(page)).toContainText(people[SOMEBODY_ELSE]);
    await look(page, `enter-${way.replaceAll(' ', '-')}-asks`);
    await main(page).getByRole('link', { name: /^Stay/ }).click();
    await expectInside(page, SOMEBODY_ELSE);

    await page.goto(address(shop));
    await press(page);
    await goOn(page).click();
    await expectInside(page, CUSTOMER);
  });
}

test('a form from an origin that is not listed is another website’s', async ({ page, asPerson, shopOf, watching, look }) => {
  watching.expect(/\b403\b/);
  const shop = await shopOf(CUSTOMER);
  await shop.list(shop.url);
  await page.goto(`${shop.elsewhere}/account/form`);
  await press(page);
  await expectAnotherWebsite(page);
  await look(page, 'cross-site');
  await page.goto('/me');
  await expectSignIn(page);

  // And it ends nobody's visit.
  const inside = await asPerson(SOMEBODY_ELSE);
  await inside.goto(`${shop.elsewhere}/account/form`);
  await press(inside);
  await expectAnotherWebsite(inside);
  await inside.goto('/me');
  await expectInside(inside, SOMEBODY_ELSE);
});

test('a listed origin may send people in, and do nothing else', async ({ page, asPerson, portal, shopOf, watching }) => {
  watching.expect(/\b403\b/);
  const shop = await shopOf(CUSTOMER);
  await shop.list(shop.url);
  await page.goto(`${shop.url}/account`);
  await press(page);
  await expect(page).toHaveURL(ENTER);
  const link = new URL(page.url()).pathname;

  const inside = await asPerson(SOMEBODY_ELSE);
  for (const path of ['/sign-out', '/api/submit_erasure', link]) {
    const body = `<!doctype html><form method="post" action="${portal.url}${path}"><button>Your data and privacy</button></form>`;
    await inside.route(`${shop.url}/trap`, (route) => route.fulfill({ contentType: 'text/html', body }));
    await inside.goto(`${shop.url}/trap`);
    await press(inside);
    await expectAnotherWebsite(inside);
    await inside.unroute(`${shop.url}/trap`);
    await inside.goto('/me');
    await expectInside(inside, SOMEBODY_ELSE);
  }

  // The link is still good, for the button that is the portal's own.
  await goOn(page).click();
  await expectInside(page, CUSTOMER);
});

test('what the guide quotes stands in the samples', () => {
  const guide = readFileSync(join(SAMPLES, '../SIGN-IN.md'), 'utf8');
  const files = { js: 'node/business.mjs', html: 'html/form.html', rust: 'rust/business.rs' };
  for (const [language, file] of Object.entries(files)) {
    const quoted = [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))];
    expect(quoted.length, language).toBeGreaterThan(0);
    for (const [, text] of quoted) expect(readFileSync(join(SAMPLES, file), 'utf8')).toContain(text);
  }
});

/** The shop's button. */
async function press(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your data and privacy' }).click();
}

/** The portal's button on `/enter`. */
function goOn(page: Page) {
  return main(page).getByRole('button', { name: 'Continue to your data', exact: true });
}

function main(page: Page) {
  return page.getByRole('main');
}

async function expectInside(page: Page, who: typeof CUSTOMER | typeof SOMEBODY_ELSE): Promise<void> {
  await expect(page).toHaveURL('/me');
  await expect(page.getByText(`Signed in as ${people[who]}`)).toBeVisible();
}

async function expectAnotherWebsite(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Another website tried to send this');
}

/** Every address that the page asks for from now on. */
function addressesOf(page: Page): string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  return addresses;
}
