/** What differs from the kit's own look; the colours themselves are in src/colors.css. */
export const theme = {
  colors: { primary: 'indigo', neutral: 'zinc' },
  button: {
    // The kit's 75 % would fall below a contrast of 4.5:1.
    compoundVariants: [
      {
        color: 'primary' as const,
        variant: 'solid' as const,
        class: 'hover:bg-primary/90 active:bg-primary/90',
      },
      {
        color: 'error' as const,
        variant: 'solid' as const,
        class: 'hover:bg-error/90 active:bg-error/90',
      },
    ],
  },
};
