// Single keys and pairs of them, read from the sheet that lists them. Off while a dialog is open or something is typed, and where the user turned them off.
(() => {
  const isOn = () => localStorage.getItem("shortcuts") !== "off";
  const isTyping = target => target instanceof Element && target.closest("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]") !== null;
  const isBusy = () => document.querySelector("dialog[open], .mud-dialog") !== null;
  const listed = () => [...document.querySelectorAll("#shortcuts [data-keys]")];
  let typed = "";
  let timer;

  const forget = () => { typed = ""; clearTimeout(timer); };

  const run = shortcut => {
    const { keys, href } = shortcut.dataset;
    if (href) Blazor.navigateTo(href);
    else if (keys === "?") mle.open("shortcuts");
    else if (keys === "/") document.querySelector("main input[type=search]")?.focus();
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || !isOn() || isTyping(event.target) || isBusy()) return;
    clearTimeout(timer);
    const next = typed ? `${typed} ${event.key}` : event.key;
    const shortcuts = listed();
    const found = shortcuts.find(shortcut => shortcut.dataset.keys === next) ?? shortcuts.find(shortcut => shortcut.dataset.keys === event.key);
    if (found) {
      event.preventDefault();
      forget();
      run(found);
    } else if (shortcuts.some(shortcut => shortcut.dataset.keys.startsWith(`${event.key} `))) {
      typed = event.key;
      timer = setTimeout(forget, 1500);
    } else {
      forget();
    }
  });

  const show = () => {
    const box = document.querySelector("[data-letters-switch]");
    if (box) box.checked = isOn();
    document.querySelector("[data-letters]")?.classList.toggle("is-off", !isOn());
  };

  document.addEventListener("change", event => {
    if (!(event.target instanceof Element) || !event.target.matches("[data-letters-switch]")) return;
    localStorage.setItem("shortcuts", event.target.checked ? "on" : "off");
    show();
  });
  document.addEventListener("focusin", event => { if (event.target instanceof Element && event.target.closest("#shortcuts")) show(); });
})();
