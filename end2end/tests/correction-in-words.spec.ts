// What is wrong in a message is said in words, and put right by making the message anew: the old words are nowhere then.

import { type Page, expect, ownPortal, test } from '../fixtures/index.ts';
import { expectDecided, openReview, part, reference } from '../fixtures/pages.ts';

test.use(ownPortal());

const OLD = 'hervorragend';
const NEW = 'ungenießbar';

/** Looks for a word among one's own messages. */
async function find(person: Page, word: string): Promise<void> {
  await person.goto('/me/search');
  await person.getByRole('searchbox', { name: 'Words in the message' }).fill(word);
  await person.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(person).toHaveURL(/\?q=/);
}

test('a message is said to be wrong in words, and made anew', async ({ asPerson, asStaff, look }) => {
  test.slow();
  const person = await asPerson('kunde-2650');
  const heading = person.getByRole('heading', { level: 1 });
  await find(person, OLD);
  await person.getByRole('region', { name: 'Messages that were found' }).getByRole('link').first().click();
  await expect(person).toHaveURL(/\/me\/conversations\/[^?]+\?at=/);
  const conversation = person.url();
  const said = person.getByRole('article').filter({ hasText: `Die Birnen sind übrigens ${OLD}` }).first();
  await said.getByText(/^Also stored: /).click();
  await said.getByRole('link', { name: 'Something is wrong here' }).click();

  await expect(heading).toHaveText('What is wrong, and what is right?');
  await expect(person.getByRole('radio', { name: 'In this message' })).toBeChecked();
  await look(person, 'words-new');
  // Without a word it comes back, and leads to the field.
  await person.getByRole('button', { name: 'Continue' }).click();
  const words = person.getByRole('textbox', { name: 'In your own words' });
  await expect(person.getByRole('alert')).toContainText('Nothing is written yet. Write a sentence.');
  await look(person, 'words-missing');
  await person.getByRole('alert').getByRole('link').click();
  await expect(words).toBeFocused();
  await words.fill('I never wrote that they were good.');
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(heading).toHaveText('Check what you ask for');
  await expect(person).not.toHaveURL(/never/);
  await expect(part(person, 'What you ask for')).toContainText('I never wrote that they were good.');
  await look(person, 'words-check');
  await person.getByRole('button', { name: 'Send what is wrong' }).click();
  await expect(heading).toHaveText('We have your request');
  const request = reference(person);
  await expect(part(person, 'What you asked for')).toContainText('That something in a message is put right');
  await look(person, 'words-sent');

  const desk = await asStaff('Henrike Aldenbrook');
  await openReview(desk, request);
  await expect(desk.getByRole('blockquote').filter({ hasText: 'I never wrote' })).toBeVisible();
  const text = desk.locator('form[action="/api/decide_correction"]').getByRole('textbox').filter({ hasText: OLD });
  await text.fill((await text.inputValue()).replace(OLD, NEW));
  await look(desk, 'review-words');
  await desk.getByRole('button', { name: 'See what they will read' }).click();
  await look(desk, 'words-check-decision');
  await desk.getByRole('button', { name: 'Approve, and make it anew' }).click();
  await expectDecided(desk);
  await look(desk, 'review-words-decided');

  await person.reload();
  await expect(part(person, 'What came of it')).toContainText('It was deleted and made anew, as it should be.');
  await look(person, 'words-done');
  await person.goto(conversation);
  await expect(person.getByRole('article').filter({ hasText: `Die Birnen sind übrigens ${NEW}` })).toHaveCount(1);
  expect(await person.content()).not.toContain(OLD);
  const found = person.getByRole('region', { name: 'Messages that were found' });
  await find(person, OLD);
  await expect(found).toHaveCount(0);
  await find(person, NEW);
  await expect(found.getByText(NEW).first()).toBeVisible();
});

test('what is wrong somewhere else is put right there, and the person reads so', async ({ asPerson, asStaff }) => {
  const person = await asPerson('kunde-1188');
  await person.goto('/me/requests/new/correction/words');
  await person.getByRole('textbox', { name: 'In your own words' }).fill('The parcel’s label names my aunt.');
  // Where it is has to be said.
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(person.getByRole('alert')).toContainText('Choose where it is wrong.');
  await expect(person.getByRole('textbox', { name: 'In your own words' })).toHaveValue('The parcel’s label names my aunt.');
  await person.getByText('Somewhere else', { exact: true }).click();
  await person.getByRole('button', { name: 'Continue' }).click();
  await person.getByRole('button', { name: 'Send what is wrong' }).click();
  const request = reference(person);
  const desk = await asStaff('Jasper Rethwisch');
  await openReview(desk, request);
  await desk.getByRole('button', { name: 'See what they will read' }).click();
  await desk.getByRole('button', { name: 'Approve, it is put right' }).click();
  await expectDecided(desk);
  await person.reload();
  await expect(part(person, 'What came of it')).toContainText('It was put right where it stands.');
});
