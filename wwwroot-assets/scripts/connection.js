// Our own reconnect: a quiet bar, no wall, no click. Retries, then resumes, and reloads when the server no longer knows the page
// (dotnet/aspnetcore#64228) or when a sleeping tab comes back dead (#64607).
(() => {
  const bar = document.getElementById("connection");
  let down = false;
  let running = false;
  let wake = () => { };

  const say = text => { bar.textContent = text; bar.hidden = !text; };
  const pause = ms => new Promise(resolve => { const timer = setTimeout(resolve, ms); wake = () => { clearTimeout(timer); resolve(); }; });

  const serverAnswers = async () => {
    try { return (await fetch("scripts/theme.js", { method: "HEAD", cache: "no-store" })).ok; } catch { return false; }
  };

  const recover = async () => {
    if (running) return;
    running = true;
    for (let attempt = 0; down; attempt++) {
      say(navigator.onLine ? "Connection lost. Reconnecting; what runs on the server goes on." : "This computer is offline. What runs on the server goes on.");
      if (await serverAnswers()) {
        try {
          if (await Blazor.reconnect() || await Blazor.resumeCircuit()) { up(); break; }
          location.reload();
          break;
        } catch {
          // The server came up a moment ago and does not take circuits yet.
          if (attempt > 20) { location.reload(); break; }
        }
      }
      await pause(Math.min(500 * 1.4 ** attempt, 5000));
    }
    running = false;
  };

  const up = () => { down = false; say(""); };

  addEventListener("online", () => wake());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { down = true; recover(); },
        onConnectionUp: up,
      },
    },
  });
})();
