/**
 * Signs in at once with as many accounts, each from a network of its own, and prints the code of each answer and
 * when it came, in milliseconds. A process of its own: what it does itself holds up nobody whom the test watches.
 */
const [, , url, size] = process.argv;
const query =
  'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }';
const began = performance.now();

async function signIn(i) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `198.51.${i >> 6}.${i & 63}`,
    },
    body: JSON.stringify({
      query,
      variables: { email: `stranger-${i}@example.org`, password: 'a guess' },
    }),
  });
  const { errors } = await response.json();
  return { code: errors[0].extensions.code, after: performance.now() - began };
}

const answers = await Promise.all(Array.from({ length: Number(size) }, (_, i) => signIn(i)));
process.stdout.write(JSON.stringify(answers));
