import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what is put into markup is text, unless it is markup', () => {
  const evil = `</p><script>alert("1")</script>&'`;
  const { text } =
    html`<p title="${evil}">${evil}${html`<b>${2}</b>`}${[html`<i></i>`, html`<u></u>`]}${null}</p>`;
  const said = '&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;';
  expect(text).toBe(`<p title="${said}">${said}<b>2</b><i></i><u></u></p>`);
});
