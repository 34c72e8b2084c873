export { forgetAccounts } from './store/forget.ts';
