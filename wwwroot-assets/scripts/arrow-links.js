// Left and right arrow, Home and End move the focus between the links of a row of tabs.
export function watch(root) {
  root?.addEventListener("keydown", event => {
    const links = [...root.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    links[(to + links.length) % links.length].focus();
  });
}
