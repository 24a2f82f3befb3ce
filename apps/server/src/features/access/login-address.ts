/** An account's e-mail address as it is stored and compared: nobody has a second account by another spelling. */
export const loginAddress = (email: string): string => email.trim().toLowerCase();
