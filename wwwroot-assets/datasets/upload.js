// Sends one file straight to the upload endpoint (never through the circuit) and tells the page how far it is, at most four times a second.
const reportEvery = 250;

export function attach(root, page, settings) {
  const input = root.querySelector("input[type=file]");
  const zone = root.querySelector("[data-drop-zone]");
  const listeners = new AbortController();
  const on = (target, type, handler) => target.addEventListener(type, handler, { signal: listeners.signal });
  let chosen = null;
  let request = null;
  let depth = 0;

  const tell = (method, ...values) => page.invokeMethodAsync(method, ...values);

  function choose(file) {
    if (!file || request) return;
    chosen = file;
    if (file.size > settings.maxBytes) {
      tell("OnRefused", file.name, file.size, settings.tooLarge);
    } else if (file.size === 0) {
      tell("OnRefused", file.name, 0, settings.empty);
    } else {
      send();
    }
  }

  on(input, "change", () => { choose(input.files[0]); input.value = ""; });
  on(zone, "dragenter", event => { event.preventDefault(); depth++; zone.classList.add("is-over"); });
  on(zone, "dragover", event => event.preventDefault());
  on(zone, "dragleave", () => { if (--depth <= 0) { depth = 0; zone.classList.remove("is-over"); } });
  on(zone, "drop", event => {
    event.preventDefault();
    depth = 0;
    zone.classList.remove("is-over");
    if (event.dataTransfer.files.length > 1) {
      tell("OnRefused", "", 0, settings.oneFile);
    } else {
      choose(event.dataTransfer.files[0]);
    }
  });
  // A file dropped beside the zone must not replace the page.
  on(window, "dragover", event => event.preventDefault());
  on(window, "drop", event => event.preventDefault());
  on(window, "beforeunload", event => { if (request) event.preventDefault(); });

  async function send() {
    const file = chosen;
    const upload = new XMLHttpRequest();
    request = upload;
    await tell("OnStarted", file.name, file.size);
    let token;
    try {
      const answer = await fetch(settings.url + "/token", { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      token = await answer.json();
    } catch {
      return finish(upload, () => tell("OnRefused", file.name, file.size, settings.signedOut));
    }
    if (request !== upload) return;

    const started = performance.now();
    let reported = 0;
    upload.open("POST", settings.url);
    upload.setRequestHeader("Content-Type", "application/octet-stream");
    upload.setRequestHeader(token.headerName, token.token);
    upload.upload.onprogress = event => {
      const now = performance.now();
      if (now - reported < reportEvery && event.loaded < event.total) return;
      reported = now;
      const seconds = Math.max((now - started) / 1000, 0.05);
      tell("OnProgress", event.loaded, event.loaded / seconds);
    };
    upload.onload = () => finish(upload, async () => {
      const body = parse(upload.responseText);
      if (upload.status === 200 && body?.key) {
        try {
          await tell("OnUploaded", body.key, file.name, body.bytes);
        } catch {
          // The circuit went while the file was on its way: the address alone restores the next step.
          location.href = settings.next + "?upload=" + encodeURIComponent(body.key) + "&file=" + encodeURIComponent(file.name);
        }
      } else if (upload.status === 401 || upload.status === 403) {
        tell("OnRefused", file.name, file.size, settings.notAllowed);
      } else {
        tell("OnRefused", file.name, file.size, body?.error ?? settings.failed);
      }
    });
    upload.onerror = () => finish(upload, () => tell("OnRefused", file.name, file.size, settings.cut));
    upload.send(file);
  }

  function finish(upload, then) {
    if (request !== upload) return;
    request = null;
    then();
  }

  return {
    open: () => input.click(),
    retry: () => { if (chosen) choose(chosen); },
    cancel: () => {
      const upload = request;
      request = null;
      upload?.abort();
    },
    dispose: () => {
      listeners.abort();
      const upload = request;
      request = null;
      upload?.abort();
    },
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
