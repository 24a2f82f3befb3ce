import { describe, expect, it } from 'vitest';
import { isOwnHost, isOwnOrigin } from './guards.js';

const url = 'https://mail.example.org';

describe('the door', () => {
  it('knows its own host name and loopback', () => {
    expect(isOwnHost(url, 'mail.example.org')).toBe(true);
    expect(isOwnHost(url, '127.0.0.1:4000')).toBe(true);
    expect(isOwnHost(url, 'evil.example')).toBe(false);
    expect(isOwnHost(url, 'localhost.evil.example')).toBe(false);
    expect(isOwnHost(url, undefined)).toBe(false);
  });

  it('lets in its own pages and programs, and no other site', () => {
    expect(isOwnOrigin(url, url)).toBe(true);
    expect(isOwnOrigin(url, undefined)).toBe(true);
    expect(isOwnOrigin(url, 'https://evil.example')).toBe(false);
    expect(isOwnOrigin(url, 'http://localhost:4000')).toBe(false);
    expect(isOwnOrigin(url, 'null')).toBe(false);
    expect(isOwnOrigin('http://localhost:4000', 'http://127.0.0.1:4000')).toBe(true);
    expect(isOwnOrigin('http://localhost:4000', 'http://localhost:5000')).toBe(false);
  });
});
