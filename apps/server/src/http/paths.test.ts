import { describe, expect, it } from 'vitest';
import { readTarget } from './paths.js';

describe('the target of a request', () => {
  it.each([
    ...['/graphql', '/GraphQL', '/graphql/', '//graphql', '/./graphql', '/x/../graphql'],
    ...['/%67raphql', '/graphql;x=1', '/graphql%3Bx', '/graphql?query=x', '/graphql/x/y'],
    ...['/\\graphql', '/..;/graphql', '/%2e%2e/graphql', '/%2Fgraphql', '/x%2F..%2Fgraphql'],
  ])('N1 leads %s to the door of /graphql', (url) => {
    expect(readTarget(url)?.name).toBe('graphql');
  });

  it.each(['/graphql', '/graphql/', '/graphql?a=/../', '/oauth/start/x', '/calendar/k.ics'])(
    'N1 has the documented spelling in %s',
    (url) => {
      expect(readTarget(url)).toMatchObject({ plain: true });
    },
  );

  it.each(['/GraphQL', '//graphql', '/graphql;x', '/audit%2Ecsv', '/graphql/../AUDIT.csv'])(
    'N1 has another spelling in %s, where nothing is',
    (url) => {
      expect(readTarget(url)).toMatchObject({ plain: false });
    },
  );

  it.each(['/oauth-clients', '/graphqlx', '/', '/calendar', '/calendar/', '/token2/x', '/%2567'])(
    'is a page of the web app in %s',
    (url) => {
      const target = readTarget(url);
      expect(target?.name).toBeUndefined();
      expect(target?.page).toBe(true);
    },
  );

  it.each([
    ...['/a.js', '/assets/x.css.map', '/.env', '/.git/config', '/x/y.', '/robots.txt', '/A.PHP'],
    ...['/a%2Ejs', '/constructor.js', '/x/.well-known'],
    ...['/x;.js', '/x;a=/.env', '/a.js;x', '/a.js/', '/x/..%5cy;.map'],
    ...['/x%00', '/%0d%0a', '/graphql%7f', '/%c2%85'],
  ])('is no page in %s', (url) => {
    const target = readTarget(url);
    expect(target?.page).toBe(false);
  });

  it.each([
    ...[undefined, '', '*', 'graphql', 'http://localhost/graphql', 'http:', 'localhost:80'],
    ...['/%', '/%zz', '/%c3%28', '/%ff'],
  ])('is unreadable as %j', (url) => {
    expect(readTarget(url)).toBeUndefined();
  });
});
