// A business is deleted, and with it everything of everybody: by staff of the provider, by two of them where two have to,
// and not while a legal hold stands on anybody there. What is owed to others is left on the page of its deletion. Each test has a
// business of its own.

import { type Page, expect, test } from '../fixtures/index.ts';
import { enter } from '../fixtures/imported.ts';
import { AT_ONCE, guest, ownBusiness, staffOfIt } from '../fixtures/own.ts';
import { askForDeletion, expectSignIn, openReview, part, setHold } from '../fixtures/pages.ts';
import { type Key, signed, staffMember } from '../fixtures/tokens.ts';

const DELETE = 'Delete the business and everything of everybody';
const PROPOSE = 'Say that it shall go';
/** Of a business of a test's own, kind by kind. */
const HELD = ['1', '1', '0', '0', '1', '2', '0', '0'];
const ELSEWHERE = 'What is left to do elsewhere';

/** From the desk to what would go with a business. */
async function toDelete(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Businesses', exact: true }).click();
  await part(page, 'Within your reach').getByRole('link', { name, exact: true }).click();
  await part(page, 'End of the business here').getByRole('link', { name: 'Delete this business' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete this business');
}

/** And on to the last page. */
async function toCheck(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete it for good?');
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Type the name of the business, or its id' });

/** Types its name on the last page, and sends it. */
async function typeName(page: Page, typed: string, button = DELETE): Promise<void> {
  await field(page).fill(typed);
  await page.getByRole('button', { name: button }).click();
}

const decided = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText('Deletion of a business');

/** Loads the page again until the portal has looked, and found nothing left. */
async function untilVerified(page: Page): Promise<void> {
  const verified = page.getByText(/^On .+ the portal looked, and nothing of it is left in its files\.$/);
  await expect.poll(async () => (await page.reload()) && (await verified.count()), { timeout: 60_000 }).toBe(1);
}

/** How much there is of each kind, or was. */
async function kinds(page: Page, caption: string): Promise<string[]> {
  const table = page.getByRole('table', { name: caption });
  await expect(table.getByRole('cell')).toHaveCount(HELD.length);
  return table.getByRole('cell').allTextContents();
}

test('staff of the provider delete a business by its name, and from then on it is there for nobody', async ({ page, asStaff, visit, portal, look, watching }) => {
  test.slow();
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87de3', 'Fenn Boats');
  await enter(page, own.key, guest());
  const staff = await (await visit()).newPage();
  await enter(staff, own.key, staffOfIt());

  const provider = await asStaff('Tamsin Overlune');
  await toDelete(provider, own.name);
  expect(await kinds(provider, 'Held of this business')).toEqual(HELD);
  const elsewhere = part(provider, ELSEWHERE);
  await expect(elsewhere).toContainText('Nothing: the business names nobody else who has its data.');
  await toCheck(provider);

  // Another name deletes nothing.
  await typeName(provider, 'Fenn Boat');
  const alert = provider.getByRole('alert');
  await expect(alert).toContainText('neither the name of the business nor its id, so nothing was deleted');
  await look(provider, 'delete-app-not-named');
  await alert.getByRole('link').click();
  await expect(field(provider)).toBeFocused();
  await page.goto('/me');
  await expect(page).toHaveURL('/me');

  await typeName(provider, own.name);
  await decided(provider);
  const became = provider.url();
  await page.goto('/me');
  await expectSignIn(page);
  await staff.goto('/desk');
  await expectSignIn(staff);
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'Sign-in code' }).fill(signed(own.key, guest()));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in\?problem=token/);

  await untilVerified(provider);
  await expect(provider.getByText(/^Everything was deleted on \w+day \d+ \w+ \d{4}\.$/)).toBeVisible();
  expect(await kinds(provider, 'Deleted of this business')).toEqual(HELD);
  await expect(part(provider, 'Who decided it')).toContainText('Tamsin Overlune on ');
  await expect(elsewhere).toHaveCount(0);
  await look(provider, 'deletion-gone');

  // What is left of it is this page.
  await provider.getByRole('main').getByRole('link', { name: 'All businesses' }).click();
  await expect(part(provider, 'Within your reach').getByRole('link', { name: own.name, exact: true })).toHaveCount(0);
  await look(provider, 'businesses-one-deleted');
  await part(provider, 'Deleted').getByRole('link', { name: own.name, exact: true }).click();
  await expect(provider).toHaveURL(became);
  watching.expect(/404 .*\/desk\/apps\/|status of 404.*\/desk\/apps\//);
  expect((await provider.goto(became.replace(/\/deletion$/, '')))?.status()).toBe(404);
  const other = await asStaff('Ailsa Corrieweft');
  expect((await other.goto(became))?.status()).toBe(404);
});

test('where two have to want it, one of them deletes nothing and can be stopped, and the second decides', async ({ page, asStaff, visit, portal, look }) => {
  test.slow();
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87de4', 'Fenn Carts', `${AT_ONCE}two_people = true\n`);
  await enter(page, own.key, guest());
  const first = await asStaff('Tamsin Overlune');
  const made = await portal.run('key', 'create', '--data', portal.data, '--provider', '--use', 'staff', '--json');
  const second = await (await visit()).newPage();
  await enter(second, JSON.parse(made.stdout) as Key, { ...staffMember('Ove Tinker'), scope: 'account' });

  await toDelete(first, own.name);
  await expect(first.getByText('You are the first: nothing is deleted yet.')).toBeVisible();
  await toCheck(first);
  await look(first, 'delete-app-first-of-two');
  await typeName(first, own.name, PROPOSE);
  await decided(first);
  const became = first.url();
  const waits = first.getByText(/^\s*Tamsin Overlune wants this already, since .+\. A second person has to, who signs in by another key\.$/);
  await expect(waits).toBeVisible();
  await look(first, 'deletion-proposed');
  await first.getByRole('link', { name: 'Delete it for good?' }).click();
  await expect(waits).toBeVisible();
  await expect(field(first)).toHaveCount(0);
  await page.goto('/me');
  await expect(page).toHaveURL('/me');

  // The other keeps it, and it has to be wanted anew.
  await second.goto(became);
  await second.getByRole('button', { name: 'Take it back' }).click();
  await expect(second.getByText(/^\s*Ove Tinker took it back on .+\. The business stays\.$/)).toBeVisible();
  await look(second, 'deletion-taken-back');
  await first.goto('/desk');
  await toDelete(first, own.name);
  await toCheck(first);
  await typeName(first, own.name, PROPOSE);
  await decided(first);

  await second.goto(became);
  await second.getByRole('link', { name: 'Delete it for good?' }).click();
  await expect(second.getByText(/^\s*Tamsin Overlune wants this already, since .+\. With you it is decided\.$/)).toBeVisible();
  await look(second, 'delete-app-second-of-two');
  await typeName(second, own.app);
  await decided(second);
  await page.goto('/me');
  await expectSignIn(page);
  await untilVerified(second);
  await expect(part(second, 'Who decided it')).toContainText('Ove Tinker on ');
  await expect(part(second, 'Who decided it')).toContainText('After Tamsin Overlune, who wanted it first');
});

test('what is owed to others is counted before, and settled on the page of the deletion', async ({ asStaff, portal, look }) => {
  test.slow();
  const facts = `place = "platform"\n${AT_ONCE}[[recipients]]\nname = "Brookmill Post"\n`;
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87dec', 'Fenn Cribs', facts);
  const provider = await asStaff('Tamsin Overlune');
  await toDelete(provider, own.name);
  const elsewhere = part(provider, ELSEWHERE);
  await expect(elsewhere.getByRole('listitem')).toHaveText([
    /^The messaging platform keeps everything until it is deleted there, too: /,
    'To be told that everything of everybody is deleted: Brookmill Post',
  ]);
  await look(provider, 'delete-app-owed');
  await toCheck(provider);
  await typeName(provider, own.name);
  await decided(provider);
  await untilVerified(provider);

  // What the portal cannot do stays, also once nothing of the business is left here.
  const tasks = elsewhere.locator('form[action="/api/settle_task"]');
  await expect(tasks).toHaveCount(2);
  const whole = elsewhere.getByRole('form', { name: /^Delete the whole business on the platform,/ });
  const post = elsewhere.getByRole('form', { name: 'Brookmill Post', exact: true });
  await expect(elsewhere.getByText(`DELETE /v2/apps/${own.app}`, { exact: true })).toBeVisible();
  await expect(elsewhere.getByText(`appId: ${own.app}`, { exact: true })).toBeVisible();
  await expect(elsewhere).toContainText('0 of 1 step done.');
  await look(provider, 'deletion-elsewhere');

  const failed = whole.getByRole('button', { name: 'It could not be done' });
  await failed.click();
  await expect(provider.getByRole('alert')).toContainText('Nothing was written');
  await whole.getByRole('textbox', { name: 'Result' }).fill('The key reaches no further.');
  await failed.click();
  await expect(elsewhere.getByText(/^Could not be done, as of .+\. The key reaches no further\.$/)).toBeVisible();
  await expect(elsewhere).toContainText('0 of 1 step done, 1 could not be done so far.');
  await whole.getByRole('button', { name: 'It is done' }).click();
  await expect(whole).toHaveCount(0);
  await post.getByRole('textbox', { name: 'Result' }).fill('By letter, answered on the 4th.');
  await post.getByRole('button', { name: 'It is done' }).click();

  await expect(elsewhere).toContainText('Nothing is left to do elsewhere.');
  await expect(tasks).toHaveCount(0);
  await expect(elsewhere).toContainText('1 of 1 step done.');
  await expect(elsewhere).toContainText(/Told on \w+day \d+ \w+ \d{4}\./);
  await expect(elsewhere).toContainText('By letter, answered on the 4th.');
  for (const gone of ['/v2/apps', `appId: ${own.app}`]) await expect(elsewhere).not.toContainText(gone);
  await look(provider, 'deletion-elsewhere-done');
});

test('while a legal hold stands on anybody of it, a business stays', async ({ page, asStaff, visit, portal, look }) => {
  test.slow();
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87de5', 'Fenn Tents');
  await enter(page, own.key, guest());
  const request = await askForDeletion(page);
  const staff = await (await visit()).newPage();
  await enter(staff, own.key, staffOfIt());
  await openReview(staff, request);
  await setHold(staff, 'The tent that burnt.');

  const provider = await asStaff('Tamsin Overlune');
  await toDelete(provider, own.name);
  await toCheck(provider);
  await typeName(provider, own.name);
  await expect(provider.getByRole('alert')).toContainText('A legal hold stands on somebody of this business, so nothing was deleted.');
  await look(provider, 'delete-app-held');
  await page.goto('/me');
  await expect(page).toHaveURL('/me');

  await staff.getByRole('button', { name: 'Lift this hold' }).click();
  await expect(staff.getByRole('button', { name: 'Lift this hold' })).toHaveCount(0);
  await typeName(provider, own.name);
  await decided(provider);
  await page.goto('/me');
  await expectSignIn(page);
});
