import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils';
import { afterAll } from 'vitest';

// The files of a worker share one page: what one has mounted is not there for the next.
disableAutoUnmount();
enableAutoUnmount(afterAll);
