import type { Checkout, CheckoutKeys } from './checkout/port.ts';

export {
  type CardThere,
  type Checkout,
  CheckoutError,
  type CheckoutKeys,
  NotGenuine,
  type Notice,
  type PageOrder,
  type PageState,
  type RefundState,
  type RefundThere,
} from './checkout/port.ts';

/** Undefined without keys: nothing is paid online. */
export async function openCheckout(keys: CheckoutKeys | undefined): Promise<Checkout | undefined> {
  if (!keys) return undefined;
  const { stripeCheckout } = await import('./checkout/stripe.ts');
  return stripeCheckout(keys);
}
