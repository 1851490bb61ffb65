// What the page uses of lit, for the type check. The vendor script copies it beside the module.
export type TemplateResult = { readonly _$litType$: number };
export interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
}
export class LitElement extends HTMLElement {
  static properties: Record<string, { state?: boolean; attribute?: boolean | string; type?: unknown }>;
  readonly updateComplete: Promise<boolean>;
  addController(controller: Controller): void;
  requestUpdate(): void;
  createRenderRoot(): Element | ShadowRoot;
  connectedCallback(): void;
  disconnectedCallback(): void;
  willUpdate(changed: Map<string, unknown>): void;
  firstUpdated(changed: Map<string, unknown>): void;
  updated(changed: Map<string, unknown>): void;
  render(): unknown;
}
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
export function svg(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
export const nothing: unique symbol;
export function render(value: unknown, container: Element): void;
export function repeat<T>(
  items: Iterable<T>,
  key: (item: T, index: number) => unknown,
  template: (item: T, index: number) => unknown,
): unknown;
export function classMap(classes: Record<string, boolean>): unknown;
export function live(value: unknown): unknown;
export function ref(target: (element: Element | undefined) => void): unknown;
export function createRef<T extends Element>(): { value?: T };
export function until(...values: unknown[]): unknown;
export function ifDefined<T>(value: T): NonNullable<T>;
