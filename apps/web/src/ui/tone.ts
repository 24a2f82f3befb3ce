export type Tone = 'success' | 'warning' | 'error' | 'info' | 'neutral';
