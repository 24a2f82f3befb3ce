import { connect } from 'node:tls';
import { certificateCodes, codeOf } from './network-problem.js';

const PATIENCE_MS = 3_000;

/** Whether TLS listens at an address of plain http. Nothing is said to it but the beginning of a handshake. */
export function speaksTls({ protocol, hostname, port }: URL): Promise<boolean> {
  if (protocol !== 'http:') return Promise.resolve(false);
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(port) || 80, rejectUnauthorized: true });
    const tell = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => tell(false));
    socket.once('secureConnect', () => tell(true));
    // A certificate that is not trusted has come by TLS.
    socket.on('error', (error) => tell(certificateCodes.test(codeOf(error))));
  });
}
