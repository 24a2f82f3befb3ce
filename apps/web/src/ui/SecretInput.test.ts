import { expect, it } from 'vitest';
import { mountInApp } from '../testing.js';
import SecretInput from './SecretInput.vue';

const show = (props: object) =>
  mountInApp(SecretInput, { modelValue: null, what: 'Client Secret', ...props }).wrapper;

it('tells a stored secret by its age and shows no field', () => {
  const setAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const secret = show({ isSet: true, setAt });
  expect(secret.text()).toBe('Set 3 days ago');
  expect(secret.find('input').exists()).toBe(false);
});

it('opens an empty field to replace it, and gives up without a change', async () => {
  const secret = show({ isSet: true });
  await secret.find('button[aria-label="Replace Client Secret"]').trigger('click');
  const input = secret.find('input');
  expect(input.element.type).toBe('password');
  expect(input.element.value).toBe('');
  await input.setValue('new');
  expect(secret.emitted('update:modelValue')?.at(-1)).toEqual(['new']);
  await secret.find('button[aria-label="Keep the current one"]').trigger('click');
  expect(secret.emitted('update:modelValue')?.at(-1)).toEqual([null]);
  expect(secret.find('input').exists()).toBe(false);
});
