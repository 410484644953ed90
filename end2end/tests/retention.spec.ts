import { expect, test } from '../fixtures/index.ts';
import { enter } from '../fixtures/imported.ts';
import { SAID, guest, ownBusiness, says, staffOfIt } from '../fixtures/own.ts';
import { part } from '../fixtures/pages.ts';
import { tried } from '../fixtures/tried.ts';

const MESSAGES = 'Messages of conversations in which nothing is said any more';
const OLDER = '1 conversation emptied and 2 messages';
const UNVERIFIED = 'It is not verified yet that nothing of it is left in the portal’s files.';

/** For how long a business says that it keeps messages. */
const kept = (period: string) => `[retention]\nmessages = "${period}"\n`;

test('staff read what would go by itself before anybody has confirmed it', async ({ asStaff, look, watching }) => {
  const desk = await asStaff('Ailsa Corrieweft');
  await desk.getByRole('link', { name: 'Businesses', exact: true }).click();
  await part(desk, 'Within your reach').getByRole('link').click();
  await desk.getByRole('link', { name: 'See what goes, and when' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What goes by itself');
  const requests = part(desk, 'Requests that are closed');
  await expect(requests).toContainText('24 months');
  await expect(requests).toContainText('Not yet: nothing goes');
  await expect(requests.getByRole('button', { name: 'Confirm, and delete older requests' })).toBeVisible();
  await expect(part(desk, 'What went last')).toContainText('Nothing has gone yet.');
  await look(desk, 'retention');
  await tried(desk, '/desk/apps/{app}/retention');
  const own = desk.url();

  // Another business's is not there.
  const other = await asStaff('Henrike Aldenbrook');
  watching.expect(/404 .*\/desk\/apps\/|status of 404.*\/desk\/apps\//);
  expect((await other.goto(own))?.status()).toBe(404);
});

test('what would go is shown, confirmed as it was seen, and gone', async ({ page, visit, portal, look }) => {
  test.slow();
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87dea', 'Fenn Swings', kept('5 years'));
  await enter(page, own.key, guest());
  const messages = page.getByRole('region', { name: 'Messages' }).getByRole('article');
  const desk = await (await visit()).newPage();
  await enter(desk, own.key, staffOfIt());
  await desk.getByRole('link', { name: 'Businesses', exact: true }).click();
  await part(desk, 'Within your reach').getByRole('link', { name: own.name, exact: true }).click();
  await desk.getByRole('link', { name: 'See what goes, and when' }).click();
  const rule = part(desk, MESSAGES);
  await expect(rule).toContainText('5 years');
  await expect(rule).toContainText(OLDER);

  // Another period counts by now: what was seen is confirmed, and nothing else.
  await says(portal, own.app, kept('2 years'));
  const confirm = rule.getByRole('button', { name: 'Confirm, and delete older messages' });
  await confirm.click();
  await expect(desk.getByRole('alert')).toContainText('The period has changed since you opened the page, so nothing is confirmed.');
  await expect(rule).toContainText('2 years');
  await expect(rule).toContainText('Not yet: nothing goes');
  await look(desk, 'retention-stale');

  // Somebody at the machine sees the same, and takes nothing by that.
  const dry = await portal.run('retention', '--data', portal.data, '--app', own.app);
  expect(dry, dry.stderr).toMatchObject({ code: 0 });
  expect(dry.stdout).toContain('not confirmed');
  expect(dry.stdout).toContain('2 messages');
  await page.goto('/me/conversations/talk');
  await expect(messages).toHaveCount(2);
  await page.goto('/me');
  await expect(page.getByRole('main')).not.toContainText('deleted by themselves');

  await confirm.click();
  await expect(desk.getByRole('alert')).toContainText('Confirmed. What is older is being deleted now');
  await expect(confirm).toHaveCount(0);
  await look(desk, 'retention-confirmed');
  const gone = part(desk, 'What went last').getByRole('definition').filter({ hasText: OLDER });
  const pending = desk.getByText(UNVERIFIED, { exact: true });
  const left = async () => ((await desk.reload()) && (await gone.count()) === 1 ? await pending.count() : undefined);
  await expect.poll(left, { timeout: 60_000 }).toBe(0);
  await expect(rule.getByRole('definition').filter({ hasText: /^Nothing$/ })).toHaveCount(1);
  await look(desk, 'retention-gone');

  // The conversation stays, empty, and the person reads why.
  await page.goto('/me/conversations/talk');
  await expect(page.getByText('No message stands in this conversation.')).toBeVisible();
  for (const said of SAID) await expect(page.getByText(said)).toHaveCount(0);
  await look(page, 'conversation-emptied');
  await page.goto('/me');
  await expect(page.getByRole('main')).toContainText('once nothing has been said in their conversation for 2 years');
  await look(page, 'overview-retention');
});
