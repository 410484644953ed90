import { expect, ownPortal, test } from '../fixtures/index.ts';
import { askForDeletion, openClosed, part, pick, reference } from '../fixtures/pages.ts';

test.use(ownPortal());

const QUESTION = 'Which of the two ships do you mean?';

test('staff ask, the person answers, and the time is extended once', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('passenger-23907');
  const request = await askForDeletion(person);
  const desk = await asStaff('Runa Teal');
  await openClosed(desk, request);
  await desk.getByRole('button', { name: 'Take it up' }).click();
  await expect(desk.getByText('You look into it.')).toBeVisible();

  await desk.getByText('Ask the person something').click();
  await pick(desk.getByRole('radio', { name: 'What they mean' }));
  await desk.getByRole('textbox', { name: 'Your question' }).fill(QUESTION);
  await desk.getByRole('button', { name: 'Send the question' }).click();
  await expect(desk.getByRole('heading', { name: 'The answer of the person is awaited' })).toBeVisible();
  await look(desk, 'review-asked');

  await person.reload();
  const question = part(person, 'We need to know something');
  await expect(question.getByText(QUESTION)).toBeVisible();
  await look(person, 'request-asked');
  await question.getByRole('textbox', { name: 'Your answer' }).fill('The blue one.');
  await question.getByRole('button', { name: 'Send the answer' }).click();
  await expect(part(person, 'What happened so far')).toContainText('You answered');
  await expect(person.getByText('Runa Teal')).toHaveCount(0);

  await desk.reload();
  await expect(desk.getByText('The blue one.')).toBeVisible();
  await desk.getByText('Take longer').first().click();
  await pick(desk.getByRole('radio', { name: 'The request is complex' }));
  await desk.getByRole('button', { name: 'Take longer' }).click();
  await expect(desk.getByText('Why does it take longer?')).toHaveCount(0);
  await person.reload();
  await expect(part(person, 'It takes longer')).toContainText('Your request is complex');
  await look(person, 'request-longer');
});

test('nobody answers, and staff go on and decide', async ({ asPerson, asStaff }) => {
  const person = await asPerson('passenger-20417');
  const request = await askForDeletion(person);
  const desk = await asStaff('Runa Teal');
  await openClosed(desk, request);
  await desk.getByText('Ask the person something').click();
  await pick(desk.getByRole('radio', { name: 'Who they are' }));
  await desk.getByRole('textbox', { name: 'Your question' }).fill(QUESTION);
  await desk.getByRole('button', { name: 'Send the question' }).click();

  await desk.getByText('Go on without an answer', { exact: true }).click();
  await desk.getByRole('button', { name: 'Go on without it' }).click();
  await expect(desk.getByText('You look into it.')).toBeVisible();
  await expect(desk.getByText('We asked for proof of who is asking, and did not get it')).toBeVisible();
  await person.reload();
  await expect(part(person, 'What happened so far')).toContainText('We went on without your answer');
});

test('the person complains, looks at it once more and sends it', async ({ asPerson, look }) => {
  const person = await asPerson('kunde-1542');
  const request = await askForDeletion(person);
  await person.getByRole('link', { name: 'Complain about how we dealt with it' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Complain to us');
  await look(person, 'new-complaint');
  await person.getByRole('textbox', { name: 'What went wrong?' }).fill('Nobody answers me.');
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(person.getByText('Nobody answers me.')).toBeVisible();
  expect(new URL(person.url()).search).toBe(`?about=${request}`);
  await look(person, 'check-complaint');
  await person.getByRole('button', { name: 'Send the complaint' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  expect(reference(person)).not.toBe(request);
  await expect(part(person, 'Requests that belong to it').getByRole('link', { name: 'Delete everything' })).toBeVisible();
  await expect(part(person, 'Messages about it')).toContainText('Nobody answers me.');
});

test('the start page names what can be asked and how long it takes', async ({ asPerson, look }) => {
  const person = await asPerson('passenger-23907');
  await person.goto('/me/requests/new');
  for (const verb of ['Correct', 'Delete', 'Pause', 'Object', 'Send on', 'Complain', 'Download']) {
    await expect(person.getByRole('main').getByRole('link', { name: verb, exact: true })).toBeVisible();
  }
  await expect(part(person, 'How long it takes').getByRole('time')).toBeVisible();
  await look(person, 'new-request');
});
