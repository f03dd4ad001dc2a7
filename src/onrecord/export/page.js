"use strict";
(() => {
  const tip = document.getElementById("tip");
  const roles = ["trigger", "actor", "recipient", "source", "cue", "content"];
  const keys = (element, role) => (element.dataset[role] || "").split(" ").filter(Boolean);
  const index = new Map();
  for (const segment of document.querySelectorAll(".text [class~=seg]")) {
    for (const role of roles) {
      for (const key of keys(segment, role)) {
        if (!index.has(key)) index.set(key, []);
        index.get(key).push([segment, role]);
      }
    }
  }
  let pinned = [];
  let lit = [];

  const put = (element, name) => { element.classList.add(name); lit.push([element, name]); };
  const light = (ids) => {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
    for (const id of ids) {
      const card = document.getElementById(id);
      if (card) put(card, "on");
      const around = card ? keys(card, "within") : [];
      for (const key of [id, ...around]) {
        for (const [segment, role] of index.get(key) || []) put(segment, "on-" + role);
      }
    }
  };

  // Which records a piece of text speaks of: its claims, or else who says it.
  const about = (element) => {
    const claims = keys(element, "trigger");
    if (claims.length) return claims;
    const said = [...keys(element, "source"), ...keys(element, "cue")];
    if (said.length) return said;
    return keys(element, "content").slice(-1);
  };

  // Where in the text a claim or attribution is told.
  const place = (id) => {
    const found = index.get(id) || [];
    return (found.find(([, role]) => role === "trigger" || role === "cue") || [])[0];
  };

  const show = (element, ids) => {
    tip.replaceChildren();
    for (const id of ids) {
      const card = document.getElementById(id);
      if (!card) continue;
      const entry = document.createElement("div");
      entry.className = "entry";
      for (const line of card.querySelectorAll("p:not(.link)")) {
        const copy = line.cloneNode(true);
        for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
        entry.append(copy);
      }
      tip.append(entry);
    }
    tip.hidden = !tip.childNodes.length;
    if (tip.hidden) return;
    const box = element.getClientRects()[0] || element.getBoundingClientRect();
    const edge = element.closest(".text").getBoundingClientRect().right;
    const room = Math.min(edge, document.documentElement.clientWidth - 12) - tip.offsetWidth;
    tip.style.left = window.scrollX + Math.max(12, Math.min(box.left, room)) + "px";
    // Below, where it hides nothing of what leads up to the words, if there is room.
    const above = box.top - tip.offsetHeight - 8;
    const below = box.bottom + 8;
    const fits = below + tip.offsetHeight < window.innerHeight;
    tip.style.top = window.scrollY + (fits || above < 4 ? below : above) + "px";
  };
  const hide = () => { tip.hidden = true; };

  const enter = (event) => {
    const segment = event.target.closest(".text .seg");
    if (segment) {
      const ids = about(segment);
      light(ids.length ? ids : pinned);
      show(segment, ids);
      return;
    }
    const card = event.target.closest(".claims > li, .quoted > li");
    hide();
    light(card ? [card.id] : pinned);
  };
  document.addEventListener("pointerover", enter);
  document.addEventListener("focusin", enter);
  document.addEventListener("focusout", () => { hide(); light(pinned); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { pinned = []; hide(); light(pinned); }
  });

  const wide = window.matchMedia("(min-width: 60rem)");
  const settle = (element) => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: wide.matches ? "nearest" : "center", behavior: calm ? "auto" : "smooth" });
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest(".link a, .contents a, .skip")) return;
    const segment = event.target.closest(".text .seg");
    const card = event.target.closest(".claims > li, .quoted > li");
    if (segment) {
      const ids = about(segment);
      if (!ids.length) return;
      event.preventDefault();
      pinned = ids;
      light(pinned);
      show(segment, ids);
      const target = document.getElementById(ids[0]);
      const fold = target && target.closest("details");
      if (fold) fold.open = true;
      if (target && wide.matches) settle(target);
    } else if (card) {
      event.preventDefault();
      pinned = [card.id];
      light(pinned);
      const words = place(card.id);
      if (words) settle(words);
    } else {
      pinned = [];
      hide();
      light(pinned);
    }
  });
  // A link to the page may name a claim or its words: then these are shown at once.
  const follow = () => {
    const named = document.getElementById(location.hash.slice(1));
    const segment = named && named.closest(".text .seg");
    const card = named && named.closest(".claims > li, .quoted > li");
    if (!segment && !card) return;
    pinned = card ? [card.id] : about(segment);
    light(pinned);
    const words = segment || place(pinned[0]);
    if (!words) return;
    if (wide.matches) settle(document.getElementById(pinned[0]));
    words.scrollIntoView({ block: "center" });
    show(words, pinned);
  };
  window.addEventListener("hashchange", follow);
  window.addEventListener("load", follow);
})();
