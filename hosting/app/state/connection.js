/** Whether the browser has a connection. */
import { Store } from "./store.js";

/** @type {Store<{online: boolean}>} */
export const connection = new Store({ online: navigator.onLine });

addEventListener("online", () => connection.update({ online: true }));
addEventListener("offline", () => connection.update({ online: false }));
