/** "1,000": a number as people write it. */
export const figure = (count: number, locale = 'en-GB'): string =>
  new Intl.NumberFormat(locale).format(count);
