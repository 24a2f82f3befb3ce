import { expect, it } from 'vitest';
import { mountInApp } from '../../testing.js';
import { blankClient } from './client-form.js';
import OAuthClientForm from './OAuthClientForm.vue';

const show = (props: object = {}) =>
  mountInApp(OAuthClientForm, {
    form: blankClient(),
    providers: [],
    findings: [],
    problem: null,
    ...props,
  }).wrapper;
const finding = (field: string | null, title: string) => ({
  code: title,
  severity: 'WARNING',
  field,
  title,
  fix: 'Do this.',
});

it('has the words that the guides use', () => {
  const labels = show()
    .findAll('label')
    .map((label) => label.text());
  for (const word of [
    'Name',
    'Provider',
    'Type',
    'Redirect URI',
    'Client ID',
    'Client Secret',
    'Url Authorize',
    'Url Access Token',
    'Scope',
    'Scope Separator Char',
  ]) {
    expect(labels).toContain(word);
  }
});

it('puts a finding beside its field, and one without a field above all', () => {
  const form = show({
    findings: [finding('scopes', 'No refresh.'), finding(null, 'Two tenants.')],
  });
  expect(form.find('[data-field=scopes]').text()).toContain('No refresh. Do this.');
  expect(form.find('form fieldset > div > span').text()).toContain('Two tenants.');
});

it('puts what the server refuses beside its field', () => {
  const problem = { code: 'BAD_USER_INPUT', message: '', fields: { name: 'A name is needed.' } };
  expect(show({ problem }).find('[data-field=name]').text()).toContain('A name is needed.');
});

it('tells what is typed, and adds a pasted list of scopes', async () => {
  const form = show();
  await form.find('[data-field=clientId] input').setValue('abc');
  const scope = form.find('[data-field=scopes] input');
  await scope.setValue('a b');
  await scope.trigger('keydown', { key: 'Enter' });
  expect(form.emitted('change')).toEqual([[{ clientId: 'abc' }], [{ scopes: ['a', 'b'] }]]);
});

it('is read-only to those who may not change it, and says why', () => {
  const props = { form: blankClient(), providers: [], findings: [], problem: null };
  const seenBy = (role: 'OPERATOR' | 'ADMIN') =>
    mountInApp(OAuthClientForm, props, { role }).wrapper;
  expect(seenBy('OPERATOR').find('fieldset').attributes()).toHaveProperty('disabled');
  expect(seenBy('OPERATOR').text()).toContain('lets you look, not change');
  expect(seenBy('ADMIN').find('fieldset').attributes()).not.toHaveProperty('disabled');
});

it('opens what a provider wants differently, and leaves the prompt out of the list', async () => {
  const form = {
    ...blankClient(),
    authorizeParameters: [
      { name: 'prompt', value: 'consent' },
      { name: 'audience', value: 'mail' },
    ],
  };
  const shown = show({ form });
  const habits = shown.findAll('details').find((part) => part.text().includes('Habits'));
  expect(habits?.attributes('open')).toBeDefined();
  expect(shown.find('[data-field=prompt]').text()).toContain('Ask for consent');
  const names = shown.findAll('[data-field=authorizeParameters] li');
  expect(names).toHaveLength(1);
  await names[0]?.findAll('input')[1]?.setValue('post');
  const sent = shown.emitted('change')?.at(-1);
  expect(sent).toEqual([
    {
      authorizeParameters: [
        { name: 'prompt', value: 'consent' },
        { name: 'audience', value: 'post' },
      ],
    },
  ]);
});

it('keeps what nobody needs folded', () => {
  const habits = show()
    .findAll('details')
    .find((part) => part.text().includes('Habits'));
  expect(habits?.attributes('open')).toBeUndefined();
});
