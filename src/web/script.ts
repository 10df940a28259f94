/** What the pages do when scripts run; without them every page works, and refreshes itself where it waits. */
export const script = `
// A student follows the marking of a copy.
const status = document.querySelector('[data-events]');
if (status) {
  const events = new EventSource(status.dataset.events);
  events.addEventListener('state', (event) => {
    const { settled, label, step } = JSON.parse(event.data);
    status.textContent = step ? label + ' (' + step + ')' : label;
    if (settled) { events.close(); location.reload(); }
  });
}
// A teacher follows the marking of a class; what is being typed on the page stays.
const batch = document.querySelector('[data-progress]');
if (batch) {
  const look = async () => {
    const answer = await fetch(batch.dataset.progress).catch(() => null);
    if (answer && answer.ok) {
      const { text, moves } = await answer.json();
      if (batch.textContent !== text) batch.textContent = text;
      if (!moves) { document.querySelector('[data-when-done]')?.removeAttribute('hidden'); return; }
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 1000);
}
// A file on its way over a slow line: said once, sent once.
for (const form of document.querySelectorAll('form[data-sending]')) {
  const button = form.querySelector('button[type=submit]');
  const words = button.textContent;
  form.addEventListener('submit', () => {
    button.textContent = form.dataset.sending;
    setTimeout(() => { button.disabled = true; });
  });
  // Back on the page by the browser's arrow, the form is as it was left.
  addEventListener('pageshow', () => { button.textContent = words; button.disabled = false; });
}
`;
