// Runs before the first paint: "system" becomes light or dark, so that no page flashes white.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let choice = root.dataset.theme || "system";
  const apply = () => { root.dataset.theme = choice === "system" ? (dark.matches ? "dark" : "light") : choice; };
  apply();
  dark.addEventListener("change", apply);
  window.mle = {
    applyTheme(next) {
      choice = next;
      const secure = location.protocol === "https:" ? "; secure" : "";
      document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax${secure}`;
      apply();
    },
    watchSystemTheme(page) {
      dark.addEventListener("change", () => page.invokeMethodAsync("SystemThemeChanged", dark.matches).catch(() => { }));
      return dark.matches;
    },
  };
})();
