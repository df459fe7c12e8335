// Points out the same statement in the text and in the list. The page is complete without it.
"use strict";
(() => {
  const note = document.createElement("div");
  note.className = "note";
  note.hidden = true;
  document.body.append(note);

  let pinned = null;

  // The innermost statement under a place on the page, as [article, number] or null.
  const statementAt = (place) => {
    const marked = place instanceof Element ? place.closest("[data-a]") : null;
    const article = marked && marked.closest("article");
    return article ? [article, marked.dataset.a] : null;
  };

  const show = (statement) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!statement) return null;
    const [article, number] = statement;
    let entry = null;
    for (const part of article.querySelectorAll(`[data-a="${CSS.escape(number)}"]`)) {
      if (part.classList.contains("entry")) entry = part;
      else part.classList.add("lit");
    }
    if (entry) entry.querySelector(".saying").classList.add("lit");
    return entry;
  };

  // In a list that scrolls by itself the entry comes into view; the page never jumps.
  const reveal = (entry) => {
    const list = entry && entry.closest(".ledger");
    if (!list || list.scrollHeight <= list.clientHeight) return;
    const saying = entry.querySelector(".saying").getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (saying.top < frame.top || saying.bottom > frame.bottom) {
      list.scrollTop += saying.top - frame.top - frame.height / 3;
    }
  };

  // On a narrow screen the list is far below: what was tapped is told at the foot of the screen.
  const tell = (entry) => {
    note.hidden = !entry;
    note.className = "note";
    note.replaceChildren();
    if (!entry) return;
    note.classList.add(...[...entry.classList].filter((name) => name !== "entry"));
    for (const part of entry.querySelectorAll(":scope > .saying > :not(.labels)")) {
      note.append(part.cloneNode(true));
    }
    const number = note.querySelector(".number");
    if (number) number.href = `#${entry.id}`;
  };

  // A place is pointed out in the text, on the map and in the list at once.
  const showSpot = (place) => {
    for (const found of document.querySelectorAll(".found")) found.classList.remove("found");
    const marked = place instanceof Element ? place.closest("[data-spot]") : null;
    if (!marked) return;
    const same = `[data-spot="${CSS.escape(marked.dataset.spot)}"]`;
    for (const part of marked.closest("article").querySelectorAll(same)) part.classList.add("found");
  };

  // Not mouseover: a page scrolling under a mouse at rest is not someone pointing.
  let pointedAt = null;
  document.addEventListener("mousemove", (event) => {
    if (event.target === pointedAt) return;
    pointedAt = event.target;
    showSpot(event.target);
    const statement = statementAt(event.target);
    const entry = show(statement || pinned);
    if (statement && event.target.closest(".text")) reveal(entry);
  });
  document.addEventListener("focusin", (event) => {
    showSpot(event.target);
    const statement = statementAt(event.target);
    if (statement) reveal(show(statement));
  });
  document.addEventListener("click", (event) => {
    if (note.contains(event.target)) {
      tell(null);
      return;
    }
    pinned = statementAt(event.target);
    const entry = show(pinned);
    const inText = pinned && event.target.closest(".text") && !event.target.closest("a");
    tell(inText ? entry : null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = null;
    show(null);
    tell(null);
  });
})();
