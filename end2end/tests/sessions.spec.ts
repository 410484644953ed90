import { LARKSPOKE } from '../fixtures/cast.ts';
import { expect, test } from '../fixtures/index.ts';
import { expectSignIn } from '../fixtures/pages.ts';

test('a person sees where they are signed in, and ends what is not theirs', async ({ asPerson, look }) => {
  const page = await asPerson('rider-1350');
  const other = await asPerson('rider-1350');
  await page.getByRole('link', { name: /^Signed in as/ }).click();
  await expect(page).toHaveURL('/me/sessions');
  await expect(page.getByText('This one', { exact: true })).toBeVisible();
  await look(page, 'my-sessions');
  const rows = page.getByRole('row').filter({ has: page.getByRole('button') });
  await expect(rows).toHaveCount(1);
  await rows.getByRole('button').click();
  await expect(rows).toHaveCount(0);
  await expect(page.getByRole('alert')).toContainText('That visit has ended');
  await other.goto('/me');
  await expectSignIn(other);
  await page.getByRole('button', { name: 'End all visits' }).click();
  await expect(page.getByRole('alert')).toContainText('You have been signed out everywhere');
});

test('staff see staff within their reach, and end a person’s visits', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('rider-6006');
  const page = await asStaff('Ailsa Corrieweft');
  await page.goto('/desk/sessions');
  await look(page, 'desk-sessions');
  await page.getByRole('combobox', { name: 'Business' }).selectOption(LARKSPOKE);
  await page.getByRole('textbox', { name: 'Your id for the person' }).fill('rider-6006');
  await page.getByRole('button', { name: 'End their visits' }).click();
  await expect(page.getByRole('alert')).toContainText('no longer is');
  await person.goto('/me');
  await expectSignIn(person);
});
