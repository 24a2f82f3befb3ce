/**
 * What a mail provider wants of a program that signs in with a password. APP: a password that was made for a
 * program, never the account's own. BOTH: the account's own, and one made for a program where two-step sign-in is on.
 */
export type PasswordKind = 'APP' | 'BOTH';

export interface MailHouse {
  name: string;
  password: PasswordKind;
  /** Its own word for such a password, beside "app password". */
  calls?: string;
  /** Where a person makes one: a page, or the way to it. */
  made: string;
  /** Where a person allows programs at all, where that is off at first. */
  allowed?: string;
}

const google: MailHouse = {
  name: 'Google',
  password: 'APP',
  made: 'https://myaccount.google.com/apppasswords (2-Step Verification must be on; an administrator of Google Workspace may forbid app passwords)',
};

const yahoo = (name: string, login: string): MailHouse => ({
  name,
  password: 'APP',
  made: `https://${login}/account/security → App password`,
});

const china = (name: string, mail: string): MailHouse => ({
  name,
  password: 'APP',
  calls: 'authorization code (授权码)',
  made: `${mail} → Settings (设置) → POP3/IMAP/SMTP`,
  allowed: `${mail} → Settings (设置) → POP3/IMAP/SMTP`,
});

const germany = (name: string, mail: string): MailHouse => ({
  name,
  password: 'BOTH',
  calls: 'application-specific password',
  made: `${mail} → My account → Security`,
  allowed: `${mail} → E-Mail → Settings → POP3/IMAP`,
});

/** Opens no folder for a program that has not told its name (RFC 2971), whether it lists ID or not. */
export const wantsToKnowWho = (host: string): boolean =>
  /(?:^|\.)(?:(?:163|126|188)\.com|yeah\.net|netease\.com)\.?$/i.test(host);

/**
 * By the names of their mail servers. Pages read, and what people were told in public trackers, on
 * 30 Nov 2026: Gmail since May 2022 (Workspace May 2025), Yahoo and AOL October 2020, QQ November 2022
 * and Mail.ru take no password of the account itself any more; iCloud and Fastmail never did with two-step sign-in.
 */
const houses: readonly (readonly [RegExp, MailHouse])[] = [
  [/(?:^|\.)(?:gmail|googlemail|google)\.com$/, google],
  [/(?:^|\.)aol\.com$/, yahoo('AOL', 'login.aol.com')],
  [/(?:^|\.)yahoo\.(?:com|net)$/, yahoo('Yahoo', 'login.yahoo.com')],
  [
    /(?:^|\.)mail\.(?:me|icloud)\.com$/,
    {
      name: 'iCloud',
      password: 'APP',
      calls: 'app-specific password',
      made: 'https://account.apple.com → Sign-In and Security → App-Specific Passwords',
    },
  ],
  [
    /(?:^|\.)(?:fastmail|messagingengine)\.com$/,
    {
      name: 'Fastmail',
      password: 'APP',
      made: 'Fastmail → Settings → Privacy & Security → Manage app passwords, with access to mail',
    },
  ],
  [
    /(?:^|\.)yandex\.(?:com|ru|net|by|kz|com\.tr)$/,
    {
      name: 'Yandex',
      password: 'APP',
      calls: 'пароль приложения',
      made: 'https://id.yandex.com/security/app-passwords, of the kind Mail',
      allowed: 'Yandex Mail → Settings → Email clients: https://mail.yandex.com/#setup/client',
    },
  ],
  [
    /(?:^|\.)mail\.ru$/,
    {
      name: 'Mail.ru',
      password: 'APP',
      calls: 'пароль для внешнего приложения',
      made: 'https://account.mail.ru/user/2-step-auth/passwords, with full access to mail',
    },
  ],
  [
    /(?:^|\.)exmail\.qq\.com$/,
    { ...china('Tencent Exmail', 'https://exmail.qq.com'), password: 'BOTH' },
  ],
  [/(?:^|\.)qq\.com$/, china('QQ Mail', 'https://mail.qq.com')],
  [/(?:^|\.)qiye\.163\.com$/, { ...china('NetEase', 'https://qiye.163.com'), password: 'BOTH' }],
  [/(?:^|\.)163\.com$/, china('NetEase 163', 'https://mail.163.com')],
  [/(?:^|\.)126\.com$/, china('NetEase 126', 'https://mail.126.com')],
  [/(?:^|\.)188\.com$/, china('NetEase 188', 'https://www.188.com')],
  [/(?:^|\.)yeah\.net$/, china('NetEase yeah.net', 'https://www.yeah.net')],
  [/(?:^|\.)sina\.(?:com|cn)$/, china('Sina', 'https://mail.sina.com.cn')],
  [/(?:^|\.)139\.com$/, china('China Mobile 139', 'https://mail.10086.cn')],
  [/(?:^|\.)gmx\.(?:net|com|de|at|ch)$/, germany('GMX', 'https://www.gmx.net')],
  [/(?:^|\.)web\.de$/, germany('WEB.DE', 'https://web.de')],
  [
    /(?:^|\.)t-online\.de$/,
    {
      name: 'T-Online',
      password: 'APP',
      calls: 'Passwort für E-Mail-Programme',
      made: 'https://account.idm.telekom.com → Passwords',
    },
  ],
  [
    /(?:^|\.)zoho(?:cloud)?\.(?:com|eu|in|jp|sa|ca|com\.au)$/,
    {
      name: 'Zoho',
      password: 'BOTH',
      calls: 'application-specific password',
      made: 'https://accounts.zoho.com/home#security/app_password',
      allowed: 'Zoho Mail → Settings → Mail accounts → IMAP or POP',
    },
  ],
];

/** The provider behind a mail server's name; undefined for everybody else's. */
export function houseOfHost(host: string | undefined): MailHouse | undefined {
  const name = host?.trim().toLowerCase().replace(/\.$/, '') ?? '';
  return houses.find(([pattern]) => pattern.test(name))?.[1];
}
