import type { Socket } from 'node:net';
import { createLineReader } from './line-reader.js';
import { loginProblem } from './login-problem.js';
import type { Problem } from './problem.js';

/** Before any command. */
const GREETING = 'M0';

/** A conversation with an IMAP server up to the login. */
export interface ImapTalk {
  greeting: string;
  /** Sends a command; the line that answers it: tagged, without its tag, or `+` with what is asked. */
  command(words: string): Promise<string>;
  /** Sends what a `+` asked for; the line that answers it. */
  reply(words: string): Promise<string>;
  /** Capabilities in capitals, from the last line that listed some. */
  capabilities(): string[];
  /** The refusal in this line, with all that was said unasked before it. */
  refusal(said: string): Problem;
  socket: Socket;
  /** Ends the conversation: what came after the last line. */
  rest(): Buffer;
}

/** It listens to what nobody asked for, too: that explains a refusal, a silence or an end. Throws Problem. */
export async function startTalk(socket: Socket): Promise<ImapTalk> {
  const lines = createLineReader(socket);
  let tag = GREETING;
  let capabilities: string[] = [];
  const heard: string[] = [];
  const refusal = (said: string): Problem => loginProblem(said, heard);

  async function next(): Promise<string> {
    try {
      return await lines.next();
    } catch (error) {
      const last = lines.unfinished().trim();
      if (last && tag === GREETING) return last;
      if (!last && heard.length === 0) throw error;
      throw refusal(last);
    }
  }

  async function answer(): Promise<string> {
    for (;;) {
      const line = await next();
      const listed = /^\* CAPABILITY (.*)$|\[CAPABILITY ([^\]]*)\]/i.exec(line);
      if (listed) capabilities = (listed[1] ?? listed[2] ?? '').toUpperCase().split(' ');
      if (/^\* BYE\b/i.test(line)) throw refusal(line);
      if (/^\* (NO|BAD)\b|^\* OK \[ALERT\]/i.test(line)) heard.push(line);
      if (line.startsWith(`${tag} `)) return line.slice(tag.length + 1);
      if (/^\+/.test(line) || tag === GREETING) return line;
    }
  }

  function say(words: string): Promise<string> {
    socket.write(`${words}\r\n`);
    return answer();
  }

  return {
    greeting: await answer(),
    command(words) {
      tag = `M${Number(tag.slice(1)) + 1}`;
      return say(`${tag} ${words}`);
    },
    reply: say,
    capabilities: () => capabilities,
    refusal,
    socket,
    rest: () => lines.rest(),
  };
}
