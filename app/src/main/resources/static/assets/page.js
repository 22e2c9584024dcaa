// Says so when the app stops answering, because what is on the page then grows old.
"use strict";
const lost = document.getElementById("lost");
document.body.addEventListener("htmx:sendError", () => { lost.hidden = false; });
document.body.addEventListener("htmx:responseError", () => { lost.hidden = false; });
document.body.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.successful) { lost.hidden = true; }
});
