import { expect, it } from 'vitest';
import { opensDoors, type UserRights } from './user-change.js';

const roles = ['VIEWER', 'OPERATOR', 'ADMIN'] as const;
const all = roles.flatMap((role) =>
  [true, false].map((enabled): UserRights => ({ role, enabled })),
);

it('S11 opens doors by a higher role or an account that is enabled, whatever else changes', () => {
  const opening = all.flatMap((before) =>
    all
      .filter((after) => opensDoors(before, after))
      .map((after) => `${show(before)} → ${show(after)}`),
  );
  expect(opening.sort()).toMatchInlineSnapshot(`
    [
      "OPERATOR → ADMIN",
      "OPERATOR → disabled ADMIN",
      "VIEWER → ADMIN",
      "VIEWER → OPERATOR",
      "VIEWER → disabled ADMIN",
      "VIEWER → disabled OPERATOR",
      "disabled ADMIN → ADMIN",
      "disabled ADMIN → OPERATOR",
      "disabled ADMIN → VIEWER",
      "disabled OPERATOR → ADMIN",
      "disabled OPERATOR → OPERATOR",
      "disabled OPERATOR → VIEWER",
      "disabled OPERATOR → disabled ADMIN",
      "disabled VIEWER → ADMIN",
      "disabled VIEWER → OPERATOR",
      "disabled VIEWER → VIEWER",
      "disabled VIEWER → disabled ADMIN",
      "disabled VIEWER → disabled OPERATOR",
    ]
  `);
});

const show = ({ role, enabled }: UserRights) => `${enabled ? '' : 'disabled '}${role}`;
