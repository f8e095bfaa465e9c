// Copying to the clipboard.

import { h, fill, say } from "./dom.js";

/** A button that copies text. @param {string} text @param {string} [name] */
export function copy(text, name = "Copy") {
  const button = h("button", {
    type: "button", "data-do": "copy", onclick: async () => {
      const done = (await put(text, button)) ? "Copied" : "Select it and copy";
      fill(button, done);
      say(done);
      setTimeout(() => fill(button, name), 2000);
    },
  }, name);
  return button;
}

async function put(text, beside) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // no clipboard without https or a loopback address
    const area = h("textarea", { value: text });
    beside.after(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
