/** What the app registration says of its own credentials, as Microsoft Graph would. */
export interface Registration {
  /** Whether an administrator has allowed the application to read it (Application.Read.All). */
  readable: boolean;
  secretEndsAt: Date;
  certificateEndsAt?: Date;
}

const HALF_A_YEAR = 183;

/** Of a secret that was made some time ago and lives for months. */
export function usualRegistration(now: Date): Registration {
  const day = new Date(now.getTime() + HALF_A_YEAR * 24 * 60 * 60_000);
  return { readable: true, secretEndsAt: new Date(day.setUTCHours(0, 0, 0, 0)) };
}
