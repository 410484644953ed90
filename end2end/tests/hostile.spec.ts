// Whatever somebody may have written: nothing of it runs, and nothing breaks the page. What each page makes of it,
// element by element, server/tests/http/words.rs looks at.

import { ME } from '../fixtures/everywhere.ts';
import { type Page, type Portal, expect, test } from '../fixtures/index.ts';
import { enter, imported, linesOf } from '../fixtures/imported.ts';
import { sideways, unfold, widened } from '../fixtures/look.ts';
import { askForDeletion, openReview } from '../fixtures/pages.ts';
import { type Key, person, staffMember } from '../fixtures/tokens.ts';
import { ONCE } from '../fixtures/twice.ts';

const APP = '6a93b7e814c05dfa2be87dee';

const TEXTS = {
  markup: '"\'></textarea></title></script><img src=x onerror=alert(1)><svg/onload=alert(1)><script>alert(1)</script>',
  'script address': 'javascript:alert(document.domain)',
  'one long word': 'W'.repeat(4_000),
  'no spaces at all': '\u3042'.repeat(1_000),
  'from right to left': '\u202e\u2067drawkcab\u200f ليلى'.repeat(20),
  'marks upon marks': `Z${'\u0338\u0322\u031b\u032d\u0317'.repeat(60)}`,
  'lines and controls': '\u0000\u0007\t\r\n\u2028\u0085'.repeat(20),
};

/** The one without a letter, so that no find can be marked. */
const WORDLESS = 'lines and controls';
/** What one can find without a word of one's own: everything that one has written. */
const FINDS = '/me/search?by=me';

for (const [name, text] of Object.entries(TEXTS)) {
  // Where no script runs, one of them is read for all.
  test(`a record full of ${name} is read`, name === 'markup' ? {} : ONCE, async ({ page, portal, look, visit }) => {
    const app = APP.slice(0, -2) + Object.keys(TEXTS).indexOf(name).toString(16).padStart(2, '0');
    const key = await taken(portal, app, text);
    await guarded(page);
    await enter(page, key, person('hostile'));
    for (const path of [...ME, '/me/conversations/talk', FINDS]) {
      await page.goto(path);
      await harmless(page, name, path);
    }
    await page.goto('/me/conversations/talk');
    if (name === 'markup' || name === 'from right to left') await look(page, `hostile-${name.replaceAll(' ', '-')}`);

    await page.goto(FINDS);
    const finds = page.getByRole('region', { name: 'Messages that were found' });
    await expect(finds.getByRole('article')).not.toHaveCount(0);
    await expect(finds.locator('mark')).toHaveCount(0);
    await page.getByRole('searchbox', { name: 'Words in the message' }).fill(text.slice(0, 60));
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    if (name !== WORDLESS) await expect(finds.locator('mark')).not.toHaveCount(0);
    await harmless(page, name, 'finds of the text itself');

    // And for whoever decides, once they have opened the record.
    const request = await askForDeletion(page);
    const desk = await (await visit()).newPage();
    await guarded(desk);
    await enter(desk, key, staffMember('Somebody'));
    await harmless(desk, name, '/desk');
    await openReview(desk, request);
    await expect(desk.getByRole('main')).toContainText('hostile');
    await harmless(desk, name, 'an opened record');
    if (name === 'markup') await look(desk, 'hostile-record');
  });
}

test('what does run, or stands out of the page, is told', async ({ page }) => {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto('/sign-in');
  await page.evaluate(() => {
    const wide = document.createElement('p');
    wide.style.minInlineSize = '2000px';
    wide.textContent = 'wide';
    document.querySelector('main')?.append(wide, document.createElement('img'));
    alert('ran');
  });
  expect(seen).toEqual(['ran']);
  expect(await made(page)).toBe(1);
  expect(await sideways(page)).not.toEqual([]);
});

/** Nothing may run. */
async function guarded(page: Page): Promise<void> {
  page.on('dialog', (dialog) => {
    expect(dialog.message(), 'something ran').toBe('');
  });
  await page.setViewportSize({ width: 320, height: 800 });
}

/** Nothing was made of the text, and the page fits, folded and unfolded. */
async function harmless(page: Page, name: string, where: string): Promise<void> {
  // What no rule can break ends at the sheet's edge.
  const outside = name === 'marks upon marks' ? widened : sideways;
  expect.soft(await outside(page), where).toEqual([]);
  await unfold(page);
  expect.soft(await outside(page), `${where}, unfolded`).toEqual([]);
  expect.soft(await made(page), where).toBe(0);
}

/** How many elements there are that only such a text would make. */
const made = (page: Page): Promise<number> => page.locator('img, iframe, script[src="x"], [onerror], [onload]').count();

/** Takes in somebody of whom every text is this one; their business's key. */
async function taken(portal: Portal, app: string, text: string): Promise<Key> {
  const said = { type: 'text', text, actions: [{ type: 'link', text, uri: text }] };
  const record = linesOf(app);
  const author = { type: 'user', userId: 'me', displayName: text };
  const lines = [
    record('app', { id: app, displayName: text }),
    record('user', { id: 'me', externalId: 'hostile', profile: { givenName: text, surname: text, email: text, avatarUrl: text }, [text.slice(0, 200)]: text }),
    record('client', { id: 'c', type: text, displayName: text, externalId: text, raw: { FromZip: text, [text]: text } }, { userId: 'me' }),
    record('device', { id: 'd', type: 'web', pushNotificationToken: text, info: { currentUrl: text } }, { userId: 'me' }),
    record('businessSystem', { type: text, ticketId: text }, { userId: 'me' }),
    record('conversation', { id: 'talk', type: 'personal', displayName: text, description: text }),
    record('participant', { id: 'seat', userId: 'me', lastRead: text }, { conversationId: 'talk' }),
    ...[
      said,
      { type: 'image', mediaUrl: text, altText: text, mediaType: text },
      { type: 'carousel', items: [{ title: text, description: text, mediaUrl: text, actions: said.actions }] },
      { type: 'formResponse', fields: [{ type: 'text', label: text, text, name: text }] },
      { type: 'location', location: { name: text, address: text } },
      { type: 'template', template: { [text]: text } },
      { type: text, text },
    ].map((content, at) =>
      record(
        'message',
        { id: `m${at}`, received: `2026-11-02T10:0${at}:00.000Z`, author, content, source: { type: text }, quotedMessage: { type: 'message', message: { author, content: said } } },
        { conversationId: 'talk' },
      ),
    ),
  ];
  return imported(portal, app, lines);
}
