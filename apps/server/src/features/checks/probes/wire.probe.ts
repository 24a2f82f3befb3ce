import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../../lib/certificate.js';
import type { ProbeFault } from '../../diagnoses/facts.js';
import { ProbeFailure, protocolFailure } from './fault.js';
import type { ProbeLimits } from './limits.js';
import { overheard } from './overheard.probe.js';
import type { Transcript } from './transcript.js';

export interface WireSetting {
  limits: ProbeLimits;
  transcript: Transcript;
  /** The fault of a silence of so many milliseconds. */
  silence: (milliseconds: number) => ProbeFault;
  /** What the server shows in its handshake. */
  certificate: (socket: TLSSocket) => CertificateFacts | undefined;
  /** The fault of an error of the socket. */
  broken: (error: Error, stage: 'TCP' | 'TLS', certificate?: CertificateFacts) => ProbeFault;
}

const LF = 0x0a;

/**
 * One connection to a mail server as plain bytes, before and after TLS: everything that passes is
 * recorded, counted and timed.
 */
export class Wire extends Duplex {
  /** Why the wire was cut, if by us or by an error of the network. */
  fault: ProbeFault | undefined;
  #idle: NodeJS.Timeout;
  #socket: Socket;
  #bytes = 0;
  #lines = 0;
  #upgrading = false;
  #overhears = true;

  constructor(
    private readonly plain: Socket,
    private readonly setting: WireSetting,
  ) {
    super();
    this.#socket = plain;
    this.#idle = this.#silenceOf(setting.limits.idleMs);
    // The fault tells why; a reader that waits learns of the end by 'close'.
    this.on('error', () => undefined);
    this.#attach(plain);
  }

  /** Of this end. */
  get localAddress(): string | undefined {
    return this.plain.localAddress;
  }

  /** Ends the connection for a reason of ours. */
  cut(fault: ProbeFault): void {
    this.fault ??= fault;
    this.destroy();
  }

  /** What is said in clear instead of TLS will be lost: the records do not pass through our hands. */
  hearNothingInClear(): void {
    this.#overhears = false;
  }

  /** How long a silence may be from now on. */
  allowSilence(milliseconds: number): void {
    clearTimeout(this.#idle);
    if (!this.destroyed) this.#idle = this.#silenceOf(milliseconds);
  }

  #silenceOf(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.cut(this.setting.silence(milliseconds)), milliseconds);
  }

  /**
   * Starts TLS. Nothing may have arrived in clear that has not been read: it could only have been
   * put there to be taken for something said under TLS (RFC 3207 section 6, RFC 9051 section 11.1).
   */
  async secure(options: ConnectionOptions): Promise<Secured> {
    this.#upgrading = true;
    this.#detach(this.plain);
    this.plain.pause();
    const unread: Buffer | null = this.plain.read();
    if (unread) this.setting.transcript.record('S', unread);
    if (unread || this.readableLength > 0) throw protocolFailure(SPOKE_ON);
    this.#idle.refresh();
    const secured = await this.#handshake(options);
    this.#upgrading = false;
    this.#attach(this.#socket);
    return secured;
  }

  override _read(): void {
    if (!this.#upgrading) this.#socket.resume();
  }

  override _write(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    this.setting.transcript.record('C', chunk);
    this.#idle.refresh();
    this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#idle);
    this.#socket.destroy();
    this.plain.destroy();
    done(error);
  }

  readonly #onData = (chunk: Buffer): void => {
    const { limits, transcript } = this.setting;
    this.#idle.refresh();
    this.#bytes += chunk.length;
    for (const byte of chunk) if (byte === LF) this.#lines += 1;
    if (this.#bytes > limits.totalBytes || this.#lines > limits.totalLines) {
      const problem = `The server sent more than ${limits.totalBytes} bytes or ${limits.totalLines} lines.`;
      return this.cut({ kind: 'protocol', problem });
    }
    transcript.record('S', chunk);
    if (!this.push(chunk)) this.#socket.pause();
  };

  readonly #onEnd = (): void => {
    this.push(null);
  };

  readonly #onError = (error: Error): void => {
    this.cut(this.setting.broken(error, 'TCP'));
  };

  readonly #onClose = (): void => {
    this.push(null);
    // Not at once: bytes that came before the end may still wait to be read.
    if (this.readableEnded) this.destroy();
    else this.once('end', () => this.destroy());
  };

  #attach(socket: Socket): void {
    socket.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError);
    socket.on('close', this.#onClose);
  }

  #detach(socket: Socket): void {
    socket.off('data', this.#onData).off('end', this.#onEnd).off('error', this.#onError);
    socket.off('close', this.#onClose).on('error', () => undefined);
  }

  #handshake(options: ConnectionOptions): Promise<Secured> {
    return new Promise((resolve, reject) => {
      const over = this.#overhears ? overheard(this.plain, this.#heardInClear) : this.plain;
      const socket = connectTls({ ...options, rejectUnauthorized: true, socket: over });
      const { connectMs } = this.setting.limits;
      const timer = setTimeout(() => this.cut(this.setting.silence(connectMs)), connectMs);
      let certificate: CertificateFacts | undefined;
      const failed = (error: Error): void => {
        clearTimeout(timer);
        this.cut(this.setting.broken(error, 'TLS', certificate));
        reject(this.#ending());
      };
      // Read before Node judges it: a certificate that is refused is gone with its socket.
      socket.prependListener('secure', () => {
        certificate = this.setting.certificate(socket);
      });
      socket.once('error', failed);
      const closed = (): void => failed(closedInHandshake());
      socket.once('close', closed);
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        socket.off('close', closed).off('error', failed);
        resolve({ protocol: socket.getProtocol() ?? 'TLS', certificate });
      });
      this.#socket = socket;
    });
  }

  /** Where something was asked in clear before, TLS is what the server had agreed to. */
  readonly #heardInClear = (bytes: Buffer): void => {
    this.setting.transcript.record('S', bytes);
    if (this.#bytes > 0) this.cut(protocolFailure(IN_CLEAR).fault);
  };

  #ending(): ProbeFailure {
    return this.fault ? new ProbeFailure(this.fault) : protocolFailure(CLOSED);
  }
}

export const CLOSED = 'The server closed the connection.';
const IN_CLEAR = 'The server spoke in clear instead of the TLS handshake.';
export const SPOKE_ON = 'The server spoke on in clear after it had agreed to start TLS.';

export interface Secured {
  /** As Node names it: TLSv1.3. */
  protocol: string;
  certificate: CertificateFacts | undefined;
}

function closedInHandshake(): Error {
  const message = 'the server closed the connection in the TLS handshake';
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
