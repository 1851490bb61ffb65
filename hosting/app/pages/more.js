/** What everything behind the first screens needs, brought once. */
import { loadMore } from "../i18n/index.js";

/** @type {Map<string, Promise<unknown>>} */
const brought = new Map();

/** A style sheet; one that could not be had is asked for again the next time. @param {string} path below the page's own address */
function styles(path) {
  const coming = brought.get(path) ?? new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = path;
    link.addEventListener("load", done);
    link.addEventListener("error", (event) => {
      brought.delete(path);
      link.remove();
      failed(event);
    });
    document.head.append(link);
  });
  brought.set(path, coming);
  return coming;
}

/** Words and styles of everything behind the first screens. */
export const bringMore = () => Promise.all([loadMore(), styles("css/more.css"), styles("css/pages.css"), styles("css/records.css")]);
