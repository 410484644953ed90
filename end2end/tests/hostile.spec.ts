// Whatever somebody may have written: nothing of it runs, and nothing breaks the page. What each page makes of it,
// element by element, server/tests/http/words.rs looks at.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '../fixtures/index.ts';
import { sideways } from '../fixtures/look.ts';
import { type Key, person, signed } from '../fixtures/tokens.ts';

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

for (const [name, text] of Object.entries(TEXTS)) {
  test(`a record full of ${name} is read`, async ({ page, portal, look }) => {
    const app = APP.slice(0, -2) + Object.keys(TEXTS).indexOf(name).toString(16).padStart(2, '0');
    const key = await taken(portal, app, text);
    page.on('dialog', (dialog) => {
      expect(dialog.message(), 'something ran').toBe('');
    });
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'Sign-in code' }).fill(signed(key, person('hostile')));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL('/me');
    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of ['/me', '/me/profile', '/me/channels', '/me/conversations', '/me/conversations/talk', '/me/export', '/me/requests', '/me/requests/new/erasure/check?size=everything', '/me/activity', '/me/sessions']) {
      await page.goto(path);
      expect.soft(await sideways(page), path).toEqual([]);
      await page.locator('details').evaluateAll((all) => {
        for (const folded of all) (folded as HTMLDetailsElement).open = true;
      });
      expect.soft(await sideways(page), `${path}, unfolded`).toEqual([]);
      expect.soft(await page.locator('img, iframe, script[src="x"], [onerror], [onload]').count(), path).toBe(0);
    }
    await page.goto('/me/conversations/talk');
    if (name === 'markup' || name === 'from right to left') await look(page, `hostile-${name.replaceAll(' ', '-')}`);
  });
}

/** Imports somebody of whom every text is this one, while the portal serves; their business's key. */
async function taken(portal: { data: string; run: (...words: string[]) => Promise<{ code: number | null; stdout: string; stderr: string }> }, app: string, text: string): Promise<Key> {
  const said = { type: 'text', text, actions: [{ type: 'link', text, uri: text }] };
  const record = (type: string, data: object, place: object = {}) => JSON.stringify({ type, appId: app, ...place, data });
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
  const file = join(portal.data, '..', `${app}.ndjson`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  const imported = await portal.run('import', '--data', portal.data, file);
  expect(imported, imported.stderr).toMatchObject({ code: 0 });
  const made = await portal.run('key', 'create', '--data', portal.data, '--app', app, '--json');
  return JSON.parse(made.stdout) as Key;
}
