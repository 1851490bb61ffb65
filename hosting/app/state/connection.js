/** Whether the browser has a connection, and whether the server answers: the page says so and goes on by itself. */
import { probe, watchAnswers } from "../api/client.js";
import { Store } from "./store.js";

const PROBE_MS = 5000;

/** `server`: it answers, it cannot be reached, it says that it is not available, or that it is asked too often. */
/** @type {Store<{online: boolean, server: "ok" | "unreachable" | "unavailable" | "busy"}>} */
export const connection = new Store({ online: navigator.onLine, server: "ok" });

/** @type {ReturnType<typeof setInterval> | undefined} */
let probing;

/** @param {"ok" | "unreachable" | "unavailable" | "busy"} server */
function see(server) {
  if (server === connection.value.server) return;
  connection.update({ server });
  clearInterval(probing);
  if (server !== "ok") probing = setInterval(look, PROBE_MS);
  else dispatchEvent(new Event("online"));
}

async function look() {
  if (document.hidden || !navigator.onLine) return;
  if (await probe()) see("ok");
}

watchAnswers(see);
// Sent by the browser, or above when the server answers again; an answer that was on its way may come when the
// connection is gone already, so that the browser is asked.
addEventListener("online", () => {
  if (navigator.onLine && !connection.value.online) connection.update({ online: true });
});
addEventListener("offline", () => connection.update({ online: false }));
