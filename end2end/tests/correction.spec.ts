import { type Page, expect, test } from '../fixtures/index.ts';
import { openReview, part, reference, requestRow } from '../fixtures/pages.ts';

test('a person has details put right, and the reviewer decides part by part', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('kunde-2650');
  const heading = person.getByRole('heading', { level: 1 });
  const surname = person.getByRole('textbox', { name: 'Family name' });
  const language = person.getByRole('textbox', { name: 'Language' });
  await person.goto('/me/profile');
  await person.getByRole('link', { name: 'Have something put right' }).click();
  await expect(heading).toHaveText('Have something put right');
  await look(person, 'correction-new');
  await person.getByRole('link', { name: 'A detail about me' }).click();

  // What breaks a rule comes back, with a link to its field.
  await surname.fill('Vale');
  await language.fill('english please');
  await person.getByRole('button', { name: 'Continue' }).click();
  const alert = person.getByRole('alert');
  await expect(alert).toContainText('This is no language tag.');
  await look(person, 'correction-fault');
  await alert.getByRole('link').click();
  await expect(language).toBeFocused();
  await expect(language).toHaveValue('english please');
  await expect(surname).toHaveValue('Vale');
  await language.fill('en-GB');
  await person.getByRole('button', { name: 'Continue' }).click();

  // Before and after, and the way back.
  await expect(heading).toHaveText('Check what you ask for');
  await expect(person).not.toHaveURL(/Vale/);
  await expect(part(person, 'What you ask for').locator('ins')).toHaveText(['Vale', 'en-GB']);
  await look(person, 'correction-check');
  await person.getByRole('link', { name: 'Change Language' }).click();
  await expect(language).toHaveValue('en-GB');
  await person.getByRole('button', { name: 'Continue' }).click();
  await person.getByRole('button', { name: 'Ask to have this put right' }).click();
  const request = reference(person);
  await look(person, 'correction-received');

  const desk = await asStaff('Henrike Aldenbrook');
  await desk.goto(`/desk/requests/${request}`);
  await expect(desk.locator('del')).toHaveCount(0);
  await openReview(desk, request);
  await expect(desk.locator('ins')).toHaveText(['en-GB', 'Vale']);
  await look(desk, 'correction-review');
  await answer(desk, 'Family name', 'Accept');
  await answer(desk, 'Language', 'Refuse');
  const refused = desk.getByRole('group', { name: 'Language' });
  await refused.getByRole('combobox').selectOption({ index: 1 });
  await refused.getByRole('textbox').fill('It is taken from your browser.');
  await desk.getByRole('button', { name: 'See what they will read' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What the person will read');
  const letter = desk.locator('.letter');
  await expect(letter).toContainText('It is taken from your browser.');
  await look(desk, 'correction-check-decision');
  await desk.getByRole('button', { name: 'Decide, and put right what you accept' }).click();
  await expect(desk.getByRole('heading', { name: 'Decision', exact: true })).toBeVisible();

  await person.reload();
  const outcome = part(person, 'What came of it');
  await expect(outcome).toContainText('Put right');
  await expect(outcome).toContainText('Not changed');
  await expect(outcome).toContainText('It is taken from your browser.');
  await look(person, 'correction-done');
  await person.goto('/me/profile');
  await expect(part(person, 'Your record')).toContainText('Vale');
  await person.goto('/me/requests');
  await expect(requestRow(person, request)).toBeVisible();
});

test('a statement is asked for by keyboard alone', async ({ asPerson }) => {
  const person = await asPerson('kunde-2999');
  await person.goto('/me/requests/new/correction');
  await person.getByRole('link', { name: 'Something is missing' }).focus();
  await person.keyboard.press('Enter');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('What is missing?');
  await person.getByRole('textbox', { name: 'Your statement' }).focus();
  await person.keyboard.type('There were two of us.');
  await person.keyboard.press('Tab');
  await expect(person.getByRole('button', { name: 'Continue' })).toBeFocused();
  await person.keyboard.press('Enter');
  await expect(part(person, 'What you ask for')).toContainText('There were two of us.');
  await person.getByRole('button', { name: 'Ask to keep this statement' }).focus();
  await person.keyboard.press('Enter');
  await expect(person.getByText('That a statement is kept with your record')).toBeVisible();
});

/** An answer, by its words: they are what one presses. */
async function answer(desk: Page, field: string, words: string): Promise<void> {
  const group = desk.getByRole('group', { name: field });
  await group.getByText(words, { exact: true }).click();
  await expect(group.getByRole('radio', { name: words })).toBeChecked();
}
