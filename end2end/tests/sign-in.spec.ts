import { LARKSPOKE } from '../fixtures/cast.ts';
import { type Page, expect, test } from '../fixtures/index.ts';
import { expectSignIn, part } from '../fixtures/pages.ts';
import { type Key, bad, person, signed } from '../fixtures/tokens.ts';

test('a code from the business lets a person in, and never stands in an address', async ({ page, portal, look }) => {
  const keys = await portal.run('key', 'list', '--data', portal.data, '--app', LARKSPOKE, '--json');
  const listed = keys.stdout.trim().split('\n').map((line) => JSON.parse(line) as { kid: string; use: string });
  const kid = listed.find((key) => key.use === 'people')?.kid ?? '';
  const made = await portal.run('token', '--data', portal.data, '--kid', kid, '--user', 'rider-5120');
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const token = made.stdout.trim();

  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto('/');
  await look(page, 'home');
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await look(page, 'sign-in');
  await paste(page, `  ${token}\n`);
  await expect(page).toHaveURL('/me');
  await expect(page.getByText('Signed in as شیرین رستگار')).toBeVisible();
  expect(addresses.filter((address) => address.includes(token.slice(0, 20)))).toEqual([]);

  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
  await look(page, 'sign-in-already');
});

test('whatever is wrong with a code, the page says the same, and no more', async ({ page, portal, look }) => {
  const made = await portal.run('key', 'create', '--data', portal.data, '--app', LARKSPOKE, '--json');
  const key = JSON.parse(made.stdout) as Key;

  const said: Record<string, string> = {};
  for (const [what, token] of Object.entries(bad(key, 'rider-2210'))) {
    await page.goto('/sign-in');
    await paste(page, token);
    await expect(page, what).toHaveURL('/sign-in?problem=token');
    await expect(page.getByRole('alert'), what).toContainText('This code could not be accepted');
    said[what] = await page.getByRole('main').innerText();
    expect(await page.content(), what).not.toContain(token);
  }
  expect(new Set(Object.values(said)).size, 'different words').toBe(1);
  const field = page.getByRole('textbox', { name: 'Sign-in code' });
  await expect(field).toHaveAccessibleDescription(/Paste a new code from your account/);
  await look(page, 'sign-in-refused');
  await page.goto('/me');
  await expectSignIn(page);

  // The same key opens the door when nothing is wrong.
  await paste(page, signed(key, person('rider-2210')));
  await expect(page).toHaveURL('/me');
  expect(portal.log.filter((line) => line.includes('sign-in refused')).length).toBeGreaterThan(8);
});

test('someone nothing is held about is told so', async ({ page, portal, look }) => {
  const made = await portal.run('key', 'create', '--data', portal.data, '--app', LARKSPOKE, '--json');
  await page.goto('/sign-in');
  await paste(page, signed(JSON.parse(made.stdout) as Key, person('rider-nobody-knows')));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We hold nothing about you');
  await look(page, 'overview-nothing');
});

test('who is not signed in is led to the way in', async ({ page, look }) => {
  for (const path of [
    '/me', '/me/profile', '/me/channels', '/me/conversations', '/me/conversations/6aadfb2adb7acae123a8c09c', '/me/export',
    '/me/export.json', '/me/export.zip', '/me/requests', '/me/requests/7K4M-2Q9X-B3TD', '/me/requests/new/erasure', '/me/requests/new/erasure/check?size=everything',
    '/desk', '/desk/requests/7K4M-2Q9X-B3TD',
  ]) {
    await page.goto(path);
    await expectSignIn(page);
  }
  await look(page, 'sign-in-first');
});

test('whoever asked for a page first comes to it when they have signed in, by way of a bad code too', async ({ page, portal }) => {
  const made = await portal.run('key', 'create', '--data', portal.data, '--app', LARKSPOKE, '--json');
  const key = JSON.parse(made.stdout) as Key;
  await page.goto('/me/conversations?order=oldest');
  await expectSignIn(page);
  await paste(page, 'not a code');
  await expect(page.getByRole('alert')).toContainText('This code could not be accepted');
  await paste(page, signed(key, person('rider-2210')));
  await expect(page).toHaveURL('/me/conversations?order=oldest');
});

test('signing out ends the visit, also for whoever kept its cookie', async ({ asPerson }) => {
  const page = await asPerson('rider-1350');
  const kept = await page.context().cookies();
  const [session, mark] = kept.sort((a, b) => a.sameSite.localeCompare(b.sameSite));
  expect(kept).toHaveLength(2);
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1 });
  // What other sites' posts bring along says that somebody is here, and nothing else.
  expect(mark).toMatchObject({ httpOnly: true, sameSite: 'None', value: '1' });

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/me');
  await expectSignIn(page);
  await page.context().addCookies(kept);
  await page.goto('/me');
  await expectSignIn(page);
});

test('a person and a member of staff sit side by side in one browser', async ({ asPerson, asStaff }) => {
  const page = await asPerson('rider-6006');
  const desk = await asStaff('Ailsa Corrieweft', page);
  await page.reload();
  await expect(page.getByText('Signed in as Mairead')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText('Signed in as Ailsa Corrieweft')).toBeVisible();

  await desk.getByRole('button', { name: 'Sign out' }).click();
  await desk.goto('/desk');
  await expectSignIn(desk);
  await page.reload();
  await expect(page).toHaveURL('/me');

  // A person is no staff, and the other way about.
  await page.goto('/desk');
  await expectSignIn(page);
});

test('what is another’s looks like what is not there', async ({ asPerson, asStaff, watching, look }) => {
  watching.expect(/404.*\/(me\/conversations\/|me\/requests\/|desk\/requests\/|nowhere)/);
  const page = await asPerson('rider-2210');
  const said = async (path: string) => {
    expect((await page.goto(path))?.status(), path).toBe(404);
    return page.getByRole('main').innerText();
  };
  const missing = await said('/me/conversations/000000000000000000000000');
  expect(missing).toContain('There is no page here');
  await look(page, 'not-found');

  // Maren Okonjo's, of another business; and a request of somebody's.
  expect(await said('/me/conversations/6aadfb2adb7acae123a8c09c')).toBe(missing);
  const other = await asPerson('passenger-90214');
  await other.goto('/me/requests');
  const theirs = (await other.getByRole('link', { name: 'Delete everything' }).first().getAttribute('href')) ?? '';
  expect(theirs).toMatch(/^\/me\/requests\/[\w-]+$/);
  expect(await said(theirs)).toBe(missing);
  expect(await said('/me/requests/7K4M-2Q9X-B3TD')).toBe(missing);
  expect(await said('/me/requests/no-reference')).toBe(missing);
  expect(await said('/nowhere')).toContain('There is no page here');
  await look(page, 'nowhere');

  const desk = await asStaff('Henrike Aldenbrook');
  const atDesk = async (path: string) => {
    expect((await desk.goto(path))?.status(), path).toBe(404);
    return desk.getByRole('main').innerText();
  };
  const unknown = await atDesk('/desk/requests/7K4M-2Q9X-B3TD');
  expect(await atDesk(theirs.replace('/me/', '/desk/'))).toBe(unknown);
  await look(desk, 'not-found-desk');
});

test('a form of an earlier visit is not taken', async ({ asPerson }) => {
  const page = await asPerson('rider-6006');
  await page.goto('/me/requests/new/erasure/check?size=everything');
  await asPerson('rider-2718', page);
  await page.getByRole('button', { name: 'Ask us to delete everything' }).click();
  await expect(page.getByRole('alert')).toContainText('You have signed in again since the form was drawn');
  await page.goto('/me/requests');
  await expect(part(page, 'Your list')).toContainText('You have not asked us for anything here');
});

test('a button of an earlier visit signs nobody out, and says so', async ({ asPerson, watching, look }) => {
  watching.expect(/403/);
  const page = await asPerson('rider-6006');
  await asPerson('rider-1350', page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You have signed in as someone else');
  await look(page, 'trouble-stale-sign-out');
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/me');
  await expect(page.getByText('Signed in as Callum Strathie')).toBeVisible();
});

test('an address that only takes forms says so', async ({ page, watching, look }) => {
  watching.expect(/405/);
  expect((await page.goto('/sign-out'))?.status()).toBe(405);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address does not take that kind of request.');
  await look(page, 'trouble-method');
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(page).toHaveURL('/');
});

/** Into the form, as a person does. */
async function paste(page: Page, token: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Sign-in code' }).fill(token);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
