// What needs no server: dialogs, copying, the skip link, shortcuts, and times that stay fresh.
(() => {
  const find = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

  const open = id => {
    const dialog = document.getElementById(id);
    if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
    dialog.showModal();
    // Emptied here, not by the server when it closes: that answer could come after the first letters of the next search.
    const search = dialog.querySelector("[data-listbox-input]");
    if (search?.value) {
      search.value = "";
      search.dispatchEvent(new Event("input", { bubbles: true }));
    }
    dialog.querySelector("[data-first]")?.focus();
  };

  const focusHeading = () => {
    const heading = document.querySelector("main h1");
    if (!heading || document.activeElement?.closest("main input, main textarea, main select, dialog[open]")) return;
    if (!heading.hasAttribute("tabindex")) heading.setAttribute("tabindex", "-1");
    heading.focus();
  };

  const copy = async text => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    // Plain http on another machine has no clipboard API.
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  const copied = button => {
    const label = button.getAttribute("aria-label");
    button.classList.add("is-copied");
    button.setAttribute("aria-label", "Copied");
    setTimeout(() => { button.classList.remove("is-copied"); button.setAttribute("aria-label", label); }, 1500);
  };

  document.addEventListener("click", event => {
    const opener = find(event, "[data-opens]");
    if (opener) open(opener.dataset.opens);
    if (find(event, "[data-closes]")) find(event, "dialog")?.close();
    if (find(event, "[data-reload]")) location.reload();
    const dialog = find(event, "dialog");
    if (dialog && (event.target === dialog || (find(event, "a[href]") && dialog.hasAttribute("data-closes-on-link")))) dialog.close();
    if (find(event, "[data-closes-popover]")) find(event, "[popover]")?.hidePopover();
    if (find(event, "[data-skip]")) {
      event.preventDefault();
      document.getElementById("main")?.focus();
    }
    const copier = find(event, "[data-copy]");
    if (copier) copy(copier.dataset.copy).then(() => copied(copier), () => { });
  }, true);

  // Typed text outlives a reload until its form is closed; see Design/KeptText.cs. Longer than any field, shorter than what closes a circuit.
  const keptKey = key => `kept:${key}`;
  document.addEventListener("input", event => {
    const field = find(event, "[data-keep]");
    if (field) sessionStorage.setItem(keptKey(field.dataset.keep), field.value.slice(0, 4000));
  }, true);

  // A suggested name is selected when its field gets the focus, so that typing replaces it.
  document.addEventListener("focusin", event => find(event, "input[data-select]")?.select());

  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open("palette");
    }
    if (find(event, "[data-listbox-input]") && (event.key === "ArrowDown" || event.key === "ArrowUp")) event.preventDefault();
  });

  // The words of Design/Formats.cs Ago.
  const ago = (at, now) => {
    const s = Math.floor((now - at) / 1000);
    if (s < 10) return "now";
    if (s < 60) return `${s} s ago`;
    if (s < 3600) return `${Math.floor(s / 60)} min ago`;
    if (s < 86400) return `${Math.floor(s / 3600)} h ago`;
    if (s < 172800) return "yesterday";
    if (s < 604800) return `${Math.floor(s / 86400)} days ago`;
    return null;
  };

  setInterval(() => {
    if (document.hidden) return;
    for (const time of document.querySelectorAll("time[data-relative]")) {
      const text = ago(Date.parse(time.dateTime), Date.now());
      // Blazor keeps a reference to the text node: change it, never replace it.
      if (text && time.firstChild && time.firstChild.data !== text) time.firstChild.data = text;
    }
  }, 15000);

  document.addEventListener("mouseover", event => {
    const time = find(event, "time[datetime]");
    if (time) time.title = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: "long", timeStyle: "medium" });
  });

  // The form's own answer clears the cookie; a reload in between would cut it off.
  let leaving = false;
  document.addEventListener("submit", event => { if (event.target.id === "sign-out-form") leaving = true; });

  Object.assign(window.mle, {
    sessionChanged: () => { if (!leaving) location.reload(); },
    open,
    close: id => document.getElementById(id)?.close(),
    focusHeading,
    // For fetch calls to endpoints: send it as the header X-CSRF-TOKEN.
    antiforgery: () => document.querySelector("#sign-out-form input[name=__RequestVerificationToken]")?.value ?? "",
    keptText: key => sessionStorage.getItem(keptKey(key)),
    forgetText: (...keys) => { for (const key of keys) sessionStorage.removeItem(keptKey(key)); return true; },
    scrollIntoView: id => document.getElementById(id)?.scrollIntoView({ block: "nearest" }),
  });
})();
