import { connect } from 'node:tls';
import type { Sandbox } from '@mailkey/sandbox';

/** What lies in the mailbox of the person without OAuth, read by POP3 as any mail program would. */
export async function lettersOfPaul(sandbox: Sandbox): Promise<string[]> {
  const { password = '' } = sandbox.people.find(({ kind }) => kind === 'password') ?? {};
  const pop = await open(sandbox);
  await pop.ask('USER paul@sandbox.test');
  await pop.ask(`PASS ${password}`);
  const count = Number((await pop.ask('STAT')).split(' ')[1]);
  const letters: string[] = [];
  for (let number = 1; number <= count; number++) letters.push(await pop.retrieve(number));
  await pop.ask('QUIT');
  return letters;
}

async function open({ servers, ca }: Sandbox) {
  const { host, port } = servers.pop3Tls;
  const socket = connect({ host, port, ca, servername: 'localhost' });
  let text = '';
  let wake = (): void => undefined;
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  const upTo = async (end: string): Promise<string> => {
    while (!text.includes(end)) await new Promise<void>((resolve) => (wake = resolve));
    const taken = text.slice(0, text.indexOf(end));
    text = text.slice(taken.length + end.length);
    return taken;
  };
  const line = async (): Promise<string> => {
    const answer = await upTo('\r\n');
    if (!answer.startsWith('+OK')) throw new Error(answer);
    return answer;
  };
  await line();
  return {
    ask: (command: string) => {
      socket.write(`${command}\r\n`);
      return line();
    },
    retrieve: async (number: number) => {
      socket.write(`RETR ${number}\r\n`);
      await line();
      // RFC 1939 section 3: a line that begins with a dot has got another one.
      return (await upTo('\r\n.\r\n')).replaceAll('\r\n..', '\r\n.');
    },
  };
}
